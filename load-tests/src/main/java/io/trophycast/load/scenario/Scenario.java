package io.trophycast.load.scenario;

import io.trophycast.load.report.Result;

/** What can be tried, and how much of it unless something else is asked for. */
public enum Scenario {
  FANOUT(10_000, 30, 10),
  IDLE(10_000, 30, 0);

  private final int members;
  private final int seconds;
  private final double rate;

  Scenario(int members, int seconds, double rate) {
    this.members = members;
    this.seconds = seconds;
    this.rate = rate;
  }

  int members() {
    return members;
  }

  int seconds() {
    return seconds;
  }

  double rate() {
    return rate;
  }

  /** Starts servers, tries it, and ends them. */
  public Result run(Terms terms) {
    return switch (this) {
      case FANOUT -> Fanout.run(terms);
      case IDLE -> Idle.run(terms);
    };
  }
}
