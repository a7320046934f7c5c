package io.trophycast.runtime;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trophycast.identity.EntryKey;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Way;
import io.trophycast.redis.OnAStage;
import io.trophycast.trophy.DropRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record of a real raffle, as it is and with every part of it changed. */
class VerifyDrawIT extends OnAStage {
  private String receipt = "";
  private DropRecord record;

  @TempDir private Path folder;

  private record Said(int code, String words) {}

  @BeforeEach
  void draw() {
    Drop drop = instance.open(stage, Way.RAFFLE, 3);
    for (int i = 0; i < 9; i++) {
      var entered =
          (ClaimOutcome.Entered)
              instance.claim(stage, drop.id(), instance.member(stage, "Member"), "claim-01");
      receipt = entered.receipt().orElseThrow();
    }
    given(instance.drops.end(stage, drop.id(), HOST));
    DropRecord plain = given(instance.trophies.record(stage, drop.id()));
    record = plain.with(await(instance.raffles.disclose(stage, plain.drop())));
  }

  @Test
  void a_record_is_as_it_should_be_and_its_entrants_receipt_is_found() throws IOException {
    Path kept = Files.writeString(folder.resolve("receipt"), receipt);
    Said said = verify(_ -> {}, "--receipt", kept.toString());
    assertThat(said.words())
        .contains(
            "As it should be", "9 entries", "these 3", record.draw().orElseThrow().commitment());
    assertThat(said.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "commitment", "entry", "added", "winner", "order", "fewer"})
  void a_tampered_record_fails(String what) throws IOException {
    Said said =
        verify(
            tree -> {
              ObjectNode draw = (ObjectNode) tree.get("draw");
              ArrayNode entries = (ArrayNode) draw.get("entries");
              ArrayNode claims = (ArrayNode) tree.get("claims");
              switch (what) {
                case "seed" -> draw.put("seed", "00".repeat(32));
                case "commitment" -> draw.put("commitment", "00".repeat(32));
                case "entry" -> entries.set(0, "0".repeat(40));
                case "added" -> entries.add("f".repeat(40));
                case "winner" -> ((ObjectNode) claims.get(0)).put("ticket", "0".repeat(40));
                case "order" -> claims.insert(0, claims.remove(2));
                default -> claims.remove(2);
              }
            });
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.words()).isNotBlank();
  }

  @Test
  void a_genuine_receipt_whose_ticket_was_left_out_is_found_missing() throws IOException {
    Path kept = Files.writeString(folder.resolve("receipt"), receipt);
    String ticket =
        EntryKey.verified(receipt, record.draw().orElseThrow().key()).orElseThrow().ticket();
    Said said =
        verify(
            tree -> {
              ArrayNode entries = (ArrayNode) tree.get("draw").get("entries");
              for (int i = entries.size() - 1; i >= 0; i--) {
                if (entries.get(i).textValue().equals(ticket)) {
                  entries.remove(i);
                }
              }
            },
            "--receipt",
            kept.toString());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.words()).contains("its ticket is missing");
  }

  @Test
  void a_file_that_is_no_record_gets_a_sentence() throws IOException {
    Path file = Files.writeString(folder.resolve("record.json"), "{\"nothing\":1}");
    assertThat(run(file.toString()).code()).isEqualTo(2);
    assertThat(run(folder.resolve("absent").toString()).words()).contains("Cannot read");
  }

  private Said verify(Consumer<ObjectNode> tamper, String... more) throws IOException {
    ObjectNode tree = Json.mapper().valueToTree(record);
    tamper.accept(tree);
    Path file = Files.writeString(folder.resolve("record.json"), tree.toString());
    String[] args = new String[more.length + 1];
    System.arraycopy(more, 0, args, 0, more.length);
    args[more.length] = file.toString();
    return run(args);
  }

  private static Said run(String... args) {
    var words = new StringWriter();
    var out = new PrintWriter(words, true);
    String[] all = new String[args.length + 1];
    all[0] = "verify-draw";
    System.arraycopy(args, 0, all, 1, args.length);
    int code = Main.commandLine().setOut(out).setErr(out).execute(all);
    return new Said(code, words.toString());
  }
}
