package io.trophycast.edge;

import io.trophycast.meter.LoopLag;
import io.trophycast.redis.RedisLink;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether people should be sent to this instance: it can decide, hears what others publish, has
 * time for them, and stays. It asks nobody and may be asked from any thread, however often.
 */
public final class Readiness {
  private static final double LATE_MILLIS = 1000;

  private final RedisLink redis;
  private final LoopLag loops;
  private volatile Phase phase = Phase.STARTING;

  /** Where the instance is in its life. */
  private enum Phase {
    STARTING("This instance is starting."),
    SERVING(""),
    LEAVING("This instance is going away.");

    final String sentence;

    Phase(String sentence) {
      this.sentence = sentence;
    }
  }

  /**
   * One thing that must be right.
   *
   * @param name a word for monitoring
   * @param passed whether it is
   * @param sentence what is wrong when it is not
   */
  public record Check(String name, boolean passed, String sentence) {}

  /**
   * What a probe is told.
   *
   * @param text a word, then a line for each thing that is wrong
   */
  public record Verdict(boolean ready, String text) {
    /** The status of an HTTP answer that says the same. */
    public int status() {
      return ready ? 200 : 503;
    }
  }

  public Readiness(RedisLink redis, LoopLag loops) {
    this.redis = redis;
    this.loops = loops;
  }

  /** All that is checked, as it is now. */
  public List<Check> checks() {
    var link = redis.state();
    double late = loops.worstMillis();
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("redis", link.commands(), "Redis does not answer."));
    checks.add(
        new Check("subscriptions", link.subscriptions(), "What Redis publishes does not arrive."));
    checks.add(
        new Check(
            "functions", link.functions(), "Redis lacks our functions and does not take them."));
    checks.add(
        new Check(
            "loops",
            late <= LATE_MILLIS,
            "An event loop is %.0f ms late; this instance is overloaded.".formatted(late)));
    Phase now = phase;
    checks.add(new Check("serving", now == Phase.SERVING, now.sentence));
    return List.copyOf(checks);
  }

  /** The verdict over all checks, for a probe. */
  public Verdict verdict() {
    List<Check> failed = checks().stream().filter(check -> !check.passed()).toList();
    var text = new StringBuilder(failed.isEmpty() ? "ready\n" : "not ready\n");
    failed.forEach(
        check -> text.append(check.name()).append(": ").append(check.sentence()).append('\n'));
    return new Verdict(failed.isEmpty(), text.toString());
  }

  /** Lets people be sent here: this instance listens. */
  public void enter() {
    phase = Phase.SERVING;
  }

  /** Sends no more people here: this instance is going away. */
  public void leave() {
    phase = Phase.LEAVING;
  }
}
