package io.trophycast.protocol;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Turns the socket's messages into bytes and back. What comes from clients is read strictly: an
 * unknown type or field, a missing or mistyped value and anything too long is refused with a
 * sentence and a pointer, as a value.
 */
public final class Codec {
  private static final int LONGEST_REF = 32;
  private static final int LONGEST_TOKEN = 2048;
  private static final int LONGEST_EPOCH = 40;
  private static final long LARGEST_OFFSET = 9_007_199_254_740_991L;
  private static final int MOST_TAPS = 100;
  private static final int QUOTED = 32;

  private static final ObjectReader STRICT =
      Json.mapper()
          .reader()
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Codec() {}

  /** What a client said in these bytes of UTF-8; never throws. */
  public static Decoded decode(byte[] bytes) {
    JsonNode node;
    try {
      node = STRICT.readTree(bytes);
    } catch (IOException e) {
      return malformed(
          Optional.empty(), "A message is one JSON object in UTF-8.", Optional.empty());
    }
    if (!node.isObject()) {
      return malformed(Optional.empty(), "A message is one JSON object.", Optional.empty());
    }
    try {
      return message(node);
    } catch (MessageFields.Wrong e) {
      return malformed(ref(node), e.sentence(), Optional.of(e.pointer()));
    }
  }

  /** The bytes of a message to a client. */
  public static byte[] encode(ServerMessage message) {
    return Json.bytes(message);
  }

  /** The bytes of a snapshot, to be put into any number of welcomes. */
  public static byte[] encode(Snapshot snapshot) {
    return Json.bytes(snapshot);
  }

  /** The bytes of a welcome that has no snapshot yet, with one that was encoded before. */
  public static byte[] encode(ServerMessage.Welcome welcome, byte[] snapshot) {
    byte[] head = encode(welcome);
    byte[] field = ",\"snapshot\":".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + field.length + snapshot.length)
        .put(head, 0, head.length - 1)
        .put(field)
        .put(snapshot)
        .put((byte) '}')
        .array();
  }

  /** The text of a message to a server, for programs that are clients. */
  public static String encode(ClientMessage message) {
    return Json.write(message);
  }

  /** What a server said, for programs that are clients. */
  public static ServerMessage decodeServer(String text) {
    return Json.read(text, ServerMessage.class);
  }

  private static Decoded message(JsonNode node) {
    var fields = new MessageFields(node);
    String type = fields.text("type", Integer.MAX_VALUE);
    return switch (type) {
      case "hello" -> understood(hello(fields));
      case "claim" -> understood(claim(fields));
      case "confetti" ->
          understood(
              new ClientMessage.Confetti(
                  (int) fields.only("type", "taps").integer("taps", 1, MOST_TAPS)));
      case "time" -> understood(new ClientMessage.Time(ref(fields.only("type", "ref"))));
      case "me" -> understood(new ClientMessage.Me(ref(fields.only("type", "ref"))));
      default ->
          new Decoded.Malformed(
              ref(node),
              ErrorCode.UNKNOWN_TYPE,
              "There is no message “"
                  + type.substring(0, Math.min(type.length(), QUOTED))
                  + "”; known are hello, claim, confetti, time and me.",
              Optional.of("/type"));
    };
  }

  private static ClientMessage hello(MessageFields fields) {
    fields.only("type", "ref", "token", "stage", "position");
    return new ClientMessage.Hello(
        ref(fields),
        fields.text("token", LONGEST_TOKEN),
        fields.has("stage")
            ? Optional.of(
                fields.id("stage", StageId::parse, "the id of a stage: 8 characters, 0–9 and a–z"))
            : Optional.empty(),
        fields.has("position")
            ? Optional.of(position(fields.object("position")))
            : Optional.empty());
  }

  private static Position position(MessageFields fields) {
    fields.only("epoch", "offset");
    return new Position(
        fields.text("epoch", LONGEST_EPOCH), fields.integer("offset", 0, LARGEST_OFFSET));
  }

  private static ClientMessage claim(MessageFields fields) {
    fields.only("type", "ref", "drop", "claim");
    return new ClientMessage.Claim(
        ref(fields),
        fields.id("drop", DropId::parse, "the id of a drop: 8 characters, 0–9 and a–z"),
        fields.id("claim", ClaimId::parse, "an id of 8 to 32 characters: 0–9, A–Z, a–z, _ and -"));
  }

  private static String ref(MessageFields fields) {
    return fields.text("ref", LONGEST_REF);
  }

  private static Optional<String> ref(JsonNode node) {
    return Optional.ofNullable(node.get("ref"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(ref -> !ref.isEmpty() && ref.length() <= LONGEST_REF);
  }

  private static Decoded understood(ClientMessage message) {
    return new Decoded.Understood(message);
  }

  private static Decoded malformed(
      Optional<String> ref, String sentence, Optional<String> pointer) {
    return new Decoded.Malformed(ref, ErrorCode.BAD_MESSAGE, sentence, pointer);
  }
}
