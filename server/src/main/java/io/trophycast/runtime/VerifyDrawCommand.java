package io.trophycast.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trophycast.protocol.Json;
import io.trophycast.trophy.DrawCheck;
import io.trophycast.trophy.DropRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code verify-draw} command: draws a raffle again from its record, without a network. */
@Command(
    name = "verify-draw",
    description = {
      "Draws a raffle again from its public record and says whether winners are who they should"
          + " be.",
      "The record is what /api/v1/stages/STAGE/drops/DROP/record answers. Needs no server.",
      "Exit code: 0 as it should be, 1 not, 2 the file is no record."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyDrawCommand implements Callable<Integer> {
  private static final int NOT_AS_IT_SHOULD_BE = 1;
  private static final int NO_RECORD = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The record, as JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "An entrant's receipt, to be found among the entries; may be repeated.")
  private List<Path> receipts = new ArrayList<>();

  @Override
  public Integer call() {
    DropRecord record;
    List<String> signed = new ArrayList<>();
    try {
      record = Json.mapper().readValue(Files.readString(file), DropRecord.class);
      for (Path receipt : receipts) {
        signed.add(Files.readString(receipt).strip());
      }
    } catch (JsonProcessingException e) {
      return say(NO_RECORD, file + " is no record of a drop: " + e.getOriginalMessage());
    } catch (IOException e) {
      return say(NO_RECORD, "Cannot read " + e.getMessage() + ".");
    }
    List<String> faults = new ArrayList<>(DrawCheck.faults(record));
    for (String receipt : signed) {
      Optional<String> fault = DrawCheck.fault(record, receipt);
      fault.ifPresent(faults::add);
    }
    if (!faults.isEmpty()) {
      return say(NOT_AS_IT_SHOULD_BE, String.join(System.lineSeparator(), faults));
    }
    var out = spec.commandLine().getOut();
    out.printf(
        "As it should be: of %d entries these %d follow from the seed.%n",
        record.draw().orElseThrow().entries().size(), record.claims().size());
    if (!record.passed().isEmpty()) {
      out.printf(
          "Drawn, and passed over since a host had removed them: %d.%n", record.passed().size());
    }
    out.printf("Compare with what was announced: %s%n", record.draw().get().commitment());
    return 0;
  }

  private int say(int code, String sentence) {
    spec.commandLine().getErr().println(sentence);
    return code;
  }
}
