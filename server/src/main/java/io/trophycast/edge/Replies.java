package io.trophycast.edge;

import io.trophycast.fanout.Frame;
import io.trophycast.fanout.Outbox;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.ServerMessage;
import java.util.Optional;
import java.util.OptionalInt;

/** Says things to one connection alone. It belongs to the connection's loop. */
record Replies(Outbox outbox) {
  private static final int RETRY_MILLIS = 1000;

  void send(ServerMessage.Direct message) {
    outbox.send(Frame.of(message));
  }

  /** A request was refused. */
  void fail(Optional<String> ref, ErrorCode code, String sentence) {
    fail(ref, code, sentence, Optional.empty());
  }

  /** A request was refused because of the field that the pointer names. */
  void fail(Optional<String> ref, ErrorCode code, String sentence, Optional<String> pointer) {
    send(new ServerMessage.Failure(ref, code, sentence, pointer, OptionalInt.empty()));
  }

  /** A request was not looked at; the same one may be well in a second. */
  void later(Optional<String> ref, ErrorCode code, String sentence) {
    send(
        new ServerMessage.Failure(
            ref, code, sentence, Optional.empty(), OptionalInt.of(RETRY_MILLIS)));
  }

  /** A request could not be answered because something of ours is away. */
  void unavailable(String ref) {
    later(
        Optional.of(ref),
        ErrorCode.UNAVAILABLE,
        "This can't be answered now; ask again in a moment.");
  }
}
