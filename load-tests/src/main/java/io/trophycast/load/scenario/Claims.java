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
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The claims of many members on one drop, from the instant to the last word on them. Who is told
 * that it is too early or not decided asks again, as the real client does. Belongs to the swarm's
 * loop.
 */
final class Claims implements Ear {
  private static final String OUTCOME = "{\"type\":\"outcome\"";
  private static final String ERROR = "{\"type\":\"error\"";
  private static final int SLICE = 64;

  private final Swarm swarm;
  private final String drop;
  private final List<Integer> who;
  private final ByteBuf[] claims;
  private final int times;
  private final String[] answers;
  private final int[] heard;
  private final long[] asked;
  private final Percentiles latency = new Percentiles();
  private long instant;
  private volatile int answered;
  private volatile int again;
  private volatile int errors;
  private volatile long last;

  /**
   * @param tap begins the claims' ids; the same ones ask again for what was decided before
   * @param who claims: numbers of connections
   * @param times that each asks, once the answer before is there
   */
  Claims(Swarm swarm, String drop, String tap, List<Integer> who, int times) {
    this.swarm = swarm;
    this.drop = drop;
    this.who = List.copyOf(who);
    this.times = times;
    int seats = 1 + who.stream().mapToInt(Integer::intValue).max().orElse(0);
    this.answers = new String[seats];
    this.heard = new int[seats];
    this.asked = new long[seats];
    Arrays.fill(answers, "");
    // Made before the instant: whoever makes ten thousand then comes late.
    this.claims = new ByteBuf[seats];
    for (int number : who) {
      claims[number] = claim(tap + "-" + number);
    }
  }

  /**
   * Claims for all of them, now.
   *
   * @param due when all were due, in {@link System#nanoTime}
   */
  void claimAll(long due) {
    instant = due;
    Arrays.fill(asked, due);
    claimFrom(who.iterator());
  }

  /** In slices, so that who is answered is heard meanwhile. */
  private void claimFrom(Iterator<Integer> rest) {
    for (int i = 0; i < SLICE && rest.hasNext(); i++) {
      claim(rest.next());
    }
    if (rest.hasNext()) {
      swarm.nextTurn(() -> claimFrom(rest));
    }
  }

  private ByteBuf claim(String id) {
    var claim =
        new JsonObject().put("type", "claim").put("ref", "c").put("drop", drop).put("claim", id);
    return Frames.kept(claim.encode());
  }

  private void claim(int number) {
    swarm.say(number, claims[number].duplicate());
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
    if (!text.contains(drop)) {
      return;
    }
    if (text.contains("\"not_open\"") || text.contains("\"undecided\"")) {
      again++;
      claim(number);
      return;
    }
    long now = System.nanoTime();
    latency.nanos(now - asked[number]);
    last = now;
    answers[number] = text;
    answered++;
    if (++heard[number] < times) {
      asked[number] = now;
      claim(number);
    }
  }

  String drop() {
    return drop;
  }

  /** How many there are to be answered. */
  int size() {
    return who.size() * times;
  }

  int answered() {
    return answered;
  }

  /** Whether all have their last word. */
  boolean isOver() {
    return answered >= size();
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

  /** The outcome that this one was told, without what only matches it to its question. */
  JsonObject outcome(int number) {
    String answer = answers[number];
    return answer.isEmpty() ? new JsonObject() : new JsonObject(answer).getJsonObject("outcome");
  }

  /** Who was told this. */
  List<Integer> who(String outcome) {
    return who.stream()
        .filter(number -> outcome.equals(outcome(number).getString("outcome")))
        .toList();
  }

  /** What is not as it has to be: serials 1 to n once each, and the others know that it is gone. */
  List<String> wrong(int supply) {
    List<Integer> serials =
        who("won").stream()
            .map(number -> outcome(number).getInteger("serial"))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    int winners = Math.min(supply, who.size());
    List<String> wrong = new ArrayList<>(failed());
    if (!serials.equals(IntStream.rangeClosed(1, winners).boxed().toList())) {
      wrong.add("The serials are not 1 to %d once each: %s".formatted(winners, serials));
    }
    int losers = who("sold_out").size();
    if (losers != who.size() - winners) {
      wrong.add("%d were told that it is sold out.".formatted(losers));
    }
    return wrong;
  }

  /** What is not as it was when the same people asked before. */
  List<String> changed(Claims before) {
    List<String> wrong = new ArrayList<>(failed());
    long others = who.stream().filter(number -> !told(number).equals(before.told(number))).count();
    if (others > 0) {
      wrong.add("%d were told something else than before.".formatted(others));
    }
    return wrong;
  }

  private List<String> failed() {
    return errors > 0
        ? List.of("%d claims were answered with an error.".formatted(errors))
        : List.of();
  }

  private String told(int number) {
    JsonObject outcome = outcome(number);
    return outcome.getString("outcome") + " " + outcome.getInteger("serial");
  }
}
