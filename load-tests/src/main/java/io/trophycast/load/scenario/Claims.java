package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Ear;
import io.trophycast.load.client.Frames;
import io.trophycast.load.client.Swarm;
import io.trophycast.load.measure.Percentiles;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Everybody's claim on one drop, from the instant to the last word on it. Who is told that it is
 * too early or not decided asks again, as the real client does. Belongs to the swarm's loop.
 */
final class Claims implements Ear {
  private static final String OUTCOME = "{\"type\":\"outcome\"";
  private static final String ERROR = "{\"type\":\"error\"";

  private final Swarm swarm;
  private final String drop;
  private final String[] answers;
  private final Percentiles latency = new Percentiles();
  private long instant;
  private volatile int answered;
  private volatile int again;
  private volatile int errors;
  private volatile long last;

  Claims(Swarm swarm, String drop, int members) {
    this.swarm = swarm;
    this.drop = drop;
    this.answers = new String[members];
    Arrays.fill(answers, "");
  }

  /**
   * Claims for everybody, now.
   *
   * @param due when all were due, in {@link System#nanoTime}
   */
  void claimAll(long due) {
    instant = due;
    for (int i = 0; i < answers.length; i++) {
      claim(i);
    }
  }

  private void claim(int number) {
    var claim =
        new JsonObject()
            .put("type", "claim")
            .put("ref", "c")
            .put("drop", drop)
            .put("claim", "load-tap-" + number);
    swarm.say(number, Frames.text(claim.encode()));
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes them, others look.
  public void text(int number, ByteBuf bytes, int at, int length) {
    if (Texts.startsWith(bytes, at, length, ERROR)) {
      errors++;
      return;
    }
    if (!Texts.startsWith(bytes, at, length, OUTCOME)) {
      return;
    }
    String text = bytes.toString(at, length, StandardCharsets.UTF_8);
    if (text.contains("\"not_open\"") || text.contains("\"undecided\"")) {
      again++;
      claim(number);
      return;
    }
    long now = System.nanoTime();
    latency.nanos(now - instant);
    last = now;
    answers[number] = text;
    answered++;
  }

  int answered() {
    return answered;
  }

  /** How many answers were "too early" or "not decided yet". */
  int again() {
    return again;
  }

  int errors() {
    return errors;
  }

  double millisToLast() {
    return (last - instant) / 1e6;
  }

  Percentiles latency() {
    return latency;
  }

  /** What each was told, without what only matches it to its question. */
  List<JsonObject> outcomes() {
    return Arrays.stream(answers)
        .map(
            answer ->
                answer.isEmpty()
                    ? new JsonObject()
                    : new JsonObject(answer).getJsonObject("outcome"))
        .toList();
  }

  /** What is not as it has to be: serials 1 to n once each, and the others know that it is gone. */
  List<String> wrong(int supply) {
    List<JsonObject> outcomes = outcomes();
    List<Integer> serials =
        outcomes.stream()
            .filter(outcome -> "won".equals(outcome.getString("outcome")))
            .map(outcome -> outcome.getInteger("serial"))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    int winners = Math.min(supply, answers.length);
    List<String> wrong = new ArrayList<>();
    if (errors > 0) {
      wrong.add("%d claims were answered with an error.".formatted(errors));
    }
    if (!serials.equals(IntStream.rangeClosed(1, winners).boxed().toList())) {
      wrong.add("The serials are not 1 to %d once each: %s".formatted(winners, serials));
    }
    long losers =
        outcomes.stream()
            .filter(outcome -> "sold_out".equals(outcome.getString("outcome")))
            .count();
    if (losers != answers.length - winners) {
      wrong.add("%d were told that it is sold out.".formatted(losers));
    }
    return wrong;
  }
}
