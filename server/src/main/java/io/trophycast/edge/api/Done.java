package io.trophycast.edge.api;

import io.trophycast.edge.Reply;
import io.trophycast.protocol.Answer;

/** The reply to something that is just done or refused. */
final class Done {
  private Done() {}

  static Reply reply(Answer<?> answer) {
    return switch (answer) {
      case Answer.Given<?> _ -> Reply.nothing();
      case Answer.Refused<?> refused -> Reply.of(refused);
    };
  }
}
