package io.trophycast.load.checker;

/** What a claim was answered. */
public sealed interface Outcome {
  /** Whether this is the last word, which every later answer has to repeat. */
  default boolean isFinal() {
    return switch (this) {
      case Won _, AlreadyYours _, SoldOut _, Closed _ -> true;
      case NotOpen _, Undecided _, Failed _ -> false;
    };
  }

  record Won(int serial, long at) implements Outcome {}

  record AlreadyYours(int serial) implements Outcome {}

  record SoldOut(long at) implements Outcome {}

  /** It is over, and not sold out: {@code ending} says how. */
  record Closed(long at, String ending) implements Outcome {}

  record NotOpen(long opensAt) implements Outcome {}

  record Undecided(int retryIn) implements Outcome {}

  /** An error in place of an answer. */
  record Failed(String code) implements Outcome {}
}
