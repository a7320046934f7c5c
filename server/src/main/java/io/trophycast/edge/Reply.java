package io.trophycast.edge;

import io.trophycast.protocol.Answer;
import io.vertx.core.buffer.Buffer;

/** What an operation of the HTTP API answers. */
public sealed interface Reply {

  /** Done, and this is the JSON. */
  record Body(int status, Object value) implements Reply {}

  /** Done, and there is nothing to say. */
  record Nothing() implements Reply {}

  /** A picture that never changes under its name. */
  record Picture(Buffer png) implements Reply {}

  /** Not done. */
  record Refused(Problem problem) implements Reply {}

  static Reply ok(Object value) {
    return new Body(200, value);
  }

  static Reply created(Object value) {
    return new Body(201, value);
  }

  static Reply nothing() {
    return new Nothing();
  }

  static Reply refused(Problem problem) {
    return new Refused(problem);
  }

  /** Not done, because there is more to do than can be kept up with. */
  static Reply full() {
    return refused(Room.full());
  }

  /** What was given with status 200, or why not. */
  static Reply of(Answer<?> answer) {
    return switch (answer) {
      case Answer.Given<?>(Object value) -> ok(value);
      case Answer.Refused<?> refused -> refused(Problem.of(refused));
    };
  }
}
