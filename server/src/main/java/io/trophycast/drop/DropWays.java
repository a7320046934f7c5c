package io.trophycast.drop;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Way;
import java.util.Optional;

/** What each way to win asks of a drop's numbers. Pure. */
final class DropWays {
  /** They are awarded in one step, in which Redis answers nobody else. */
  private static final int MOST_STANDING = 500;

  private DropWays() {}

  /** Why this drop can't be won in its way, if it can't. */
  static Optional<Answer<Opening>> flaw(NewDrop drop) {
    int limit = drop.limit().orElse(1);
    return switch (drop.way().orElse(Way.FIRST_COME)) {
      case FIRST_COME -> missingSupply(drop);
      case EVERYONE ->
          drop.supply()
              .map(
                  _ ->
                      refused(
                          "/supply",
                          "Leave the number of trophies out: everybody who comes gets one."));
      case RAFFLE ->
          limit > 1
              ? Optional.of(
                  refused("/limit", "In a raffle everybody has one entry and wins once at most."))
              : missingSupply(drop);
      case STANDING ->
          limit > 1
              ? Optional.of(refused("/limit", "Everybody stands on the board once: a limit is 1."))
              : drop.supply().filter(supply -> supply > MOST_STANDING).isPresent()
                  ? Optional.of(
                      refused(
                          "/supply",
                          "At most " + MOST_STANDING + " trophies can go to the top of a board."))
                  : missingSupply(drop);
    };
  }

  private static Optional<Answer<Opening>> missingSupply(NewDrop drop) {
    return drop.supply().isPresent()
        ? Optional.empty()
        : Optional.of(refused("/supply", "Say how many trophies there are."));
  }

  private static Answer<Opening> refused(String pointer, String sentence) {
    return Answer.refused(ErrorCode.NOT_POSSIBLE, pointer, sentence);
  }
}
