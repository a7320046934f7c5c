package io.trophycast.runtime;

/**
 * The server cannot start, and a person can change that. The message is the one sentence that says
 * how.
 */
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStart(String sentence) {
    super(sentence);
  }

  CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
