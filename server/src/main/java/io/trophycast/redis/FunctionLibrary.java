package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All Redis functions as one library. Its name and the names of its functions end in a hash of the
 * text: {@code FUNCTION LOAD REPLACE} fails when another library owns a function's name, and this
 * way instances of different versions run side by side.
 */
public final class FunctionLibrary {
  /** What the functions share, one file a noun, each after those it builds on. */
  static final List<String> SHARED =
      List.of(
          "basics",
          "feed",
          "once",
          "guard",
          "stage",
          "cadence",
          "names",
          "board",
          "member",
          "presence",
          "raffle",
          "rule",
          "wave",
          "pickup",
          "drop",
          "trophy",
          "me",
          "announcement",
          "template",
          "fence",
          "counters");

  /** The functions, one file each. */
  static final List<String> NAMES =
      List.of(
          "announcement_list",
          "announcement_mine",
          "announcement_plan",
          "announcement_turn",
          "announcement_withdraw",
          "board_change",
          "board_standing",
          "board_view",
          "cadence_set",
          "cadence_view",
          "claim",
          "drop_end",
          "drop_find",
          "drop_list",
          "drop_missing",
          "drop_record",
          "drop_remember",
          "drop_restore",
          "drop_schedule",
          "drop_turn",
          "fence_report",
          "member_facts",
          "member_find",
          "member_join",
          "member_list",
          "member_moderate",
          "member_view",
          "message_pin",
          "pickup_decide",
          "pickup_desk",
          "pickup_join",
          "pickup_look",
          "pickup_mine",
          "presence_mark",
          "presence_switch",
          "presence_view",
          "pulse",
          "raffle_draw",
          "raffle_entries",
          "score",
          "snapshot",
          "stage_create",
          "stage_update",
          "stage_view",
          "template_forget",
          "template_list",
          "template_save",
          "trophy_find",
          "trophy_list");

  private static final String FLAGS = "-- FLAGS ";
  private static final String FENCE = "-- FENCE ";
  private static final String CHANGES = "changing";
  private static final String READS = "reading";
  private static final int HASH_LENGTH = 12;

  private final String text;
  private final String hash;

  private FunctionLibrary(String text, String hash) {
    this.text = text;
    this.hash = hash;
  }

  /** Joins the Lua files of this build. */
  public static FunctionLibrary fromClasspath() {
    return startingWith("");
  }

  /** The same, with more text in front, as another version has. */
  static FunctionLibrary startingWith(String text) {
    var sources = new StringBuilder(text);
    SHARED.forEach(name -> sources.append(file("shared/" + name)));
    for (String name : NAMES) {
      sources.append(registration(name, file(name)));
    }
    String hash = hash(sources.toString());
    String library =
        "#!lua name=trophycast_" + hash + "\n" + sources.toString().replace("@HASH@", hash);
    return new FunctionLibrary(library, hash);
  }

  /** The name in Redis of a function. */
  String nameOf(String function) {
    return function + "_" + hash;
  }

  Request loadRequest() {
    return Request.cmd(Command.FUNCTION).arg("LOAD").arg("REPLACE").arg(text);
  }

  /** Asks whether this library is there: an answer of one entry, or of none. */
  Request question() {
    return Request.cmd(Command.FUNCTION).arg("LIST").arg("LIBRARYNAME").arg("trophycast_" + hash);
  }

  /** Loads it where it is missing: a primary without its replicas may refuse what writes. */
  Future<?> load(RedisConnection connection) {
    return connection
        .send(question())
        .compose(
            found -> {
              boolean missing = Optional.ofNullable(found).map(Response::size).orElse(0) == 0;
              return missing
                  ? connection.send(loadRequest()).<Void>mapEmpty()
                  : Future.<Void>succeededFuture();
            });
  }

  private static String registration(String name, String source) {
    Optional<String> flags = header(source, FLAGS);
    String fence = header(source, FENCE).orElse(flags.isPresent() ? READS : CHANGES);
    return "\nredis.register_function{function_name='"
        + name
        + "_@HASH@', flags={"
        + flags.map(flag -> "'" + flag + "'").orElse("")
        + "}, callback="
        + fence
        + "(function(KEYS, ARGV, INCARNATION)\n"
        + source
        + "end)}\n";
  }

  private static Optional<String> header(String source, String name) {
    return source
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .findFirst();
  }

  private static String file(String name) {
    try (var stream = FunctionLibrary.class.getResourceAsStream("/redis/" + name + ".lua")) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
