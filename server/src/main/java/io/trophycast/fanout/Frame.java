package io.trophycast.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.trophycast.protocol.Codec;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.ServerMessage;
import java.util.Optional;

/**
 * A message that is ready to be written: encoded once, whoever and however many it is for. What it
 * says never changes, so that every loop may hold the same one.
 */
public final class Frame {
  private final String event;
  private final Optional<Position> position;
  private final byte[] json;
  private volatile Optional<ByteBuf> wire = Optional.empty();

  private Frame(String event, Optional<Position> position, byte[] json) {
    this.event = event;
    this.position = position;
    this.json = json;
  }

  /** A message that moves nobody's position. */
  public static Frame of(ServerMessage message) {
    return new Frame(event(message), Optional.empty(), Codec.encode(message));
  }

  /** A message after which its reader stands at this position. */
  public static Frame of(ServerMessage message, Position position) {
    return new Frame(event(message), Optional.of(position), Codec.encode(message));
  }

  /** A welcome with a snapshot that was encoded once for all who come in at this position. */
  public static Frame of(ServerMessage.Welcome welcome, byte[] snapshot) {
    return new Frame(
        event(welcome), Optional.of(welcome.position()), Codec.encode(welcome, snapshot));
  }

  /** The message's type, which is the name of a server-sent event. */
  public String event() {
    return event;
  }

  /** Where a reader stands after it, when it moves them. */
  public Optional<Position> position() {
    return position;
  }

  /** The message as JSON in UTF-8, in one line. The array is shared: read it only. */
  public byte[] json() {
    return json;
  }

  /** Prepares it for many sockets: they will all write the same bytes outside the heap. */
  void prepare() {
    if (wire.isEmpty()) {
      wire = Optional.of(WireFrame.shared(json));
    }
  }

  /**
   * A WebSocket frame with this message, to be written once.
   *
   * @param allocator for a frame that was not prepared
   */
  public ByteBuf wire(ByteBufAllocator allocator) {
    Optional<ByteBuf> shared = wire;
    return shared.isPresent() ? shared.get().duplicate() : WireFrame.text(json, allocator);
  }

  /** How many bytes it is long. */
  public int size() {
    return json.length;
  }

  private static String event(ServerMessage message) {
    return switch (message) {
      case ServerMessage.Moments _ -> "moments";
      case ServerMessage.Latest _ -> "latest";
      case ServerMessage.Welcome _ -> "welcome";
      case ServerMessage.Outcome _ -> "outcome";
      case ServerMessage.Mine _ -> "me";
      case ServerMessage.Time _ -> "time";
      case ServerMessage.Failure _ -> "error";
      case ServerMessage.Bye _ -> "bye";
    };
  }
}
