package io.trophycast.load.scenario;

import io.trophycast.load.report.Result;

/** What can be tried, and how much of it unless something else is asked for. */
public enum Scenario {
  FANOUT(10_000, 30, 10),
  IDLE(10_000, 30, 0),
  STAMPEDE(10_000, 0, 0),
  CONFETTI(10_000, 15, 1_000_000),
  RECONNECT(10_000, 8, 0),
  REVEAL(10_000, 0, 150),
  BOARD(2_000, 20, 50_000),
  PEERS(5_000, 10, 10),
  GROWTH(4_000, 8, 20),
  SOAK(2_000, 600, 0);

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
      case STAMPEDE -> Stampede.run(terms);
      case CONFETTI -> Confetti.run(terms);
      case RECONNECT -> Reconnect.run(terms);
      case REVEAL -> Reveal.run(terms);
      case BOARD -> Board.run(terms);
      case PEERS -> Peers.run(terms);
      case GROWTH -> Growth.run(terms);
      case SOAK -> Soak.run(terms);
    };
  }
}
