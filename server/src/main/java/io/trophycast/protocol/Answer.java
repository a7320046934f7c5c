package io.trophycast.protocol;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a service says to a request that may be refused: a value, or why not. Both are expected;
 * failures are exceptions.
 */
public sealed interface Answer<T> {

  /** Yes, and this is it. */
  record Given<T>(T value) implements Answer<T> {}

  /**
   * No.
   *
   * @param pointer JSON pointer to the field at fault, where one is
   * @param sentence for people, in English
   * @param exceeded the limit that it was too much for, where it was
   */
  record Refused<T>(
      ErrorCode code, Optional<String> pointer, String sentence, Optional<Exceeded> exceeded)
      implements Answer<T> {
    public Refused(ErrorCode code, Optional<String> pointer, String sentence) {
      this(code, pointer, sentence, Optional.empty());
    }

    /** The same refusal where another value was asked for. */
    public <U> Answer<U> cast() {
      return new Refused<>(code, pointer, sentence, exceeded);
    }
  }

  static <T> Answer<T> given(T value) {
    return new Given<>(value);
  }

  static <T> Answer<T> refused(ErrorCode code, String sentence) {
    return new Refused<>(code, Optional.empty(), sentence);
  }

  static <T> Answer<T> refused(ErrorCode code, String pointer, String sentence) {
    return new Refused<>(code, Optional.of(pointer), sentence);
  }

  /** The value, or nothing when refused. */
  default Optional<T> toOptional() {
    return this instanceof Given<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /** The same answer about another value; a refusal stays as it is. */
  default <U> Answer<U> map(Function<T, U> change) {
    return switch (this) {
      case Given<T>(T value) -> given(change.apply(value));
      case Refused<T> refused -> refused.cast();
    };
  }
}
