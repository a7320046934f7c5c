package io.trophycast.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of one object strictly: nothing is converted, guessed or ignored. */
final class MessageFields {
  private final JsonNode node;
  private final String path;

  MessageFields(JsonNode node) {
    this(node, "");
  }

  private MessageFields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** Refuses fields of any other name. */
  MessageFields only(String... names) {
    List<String> known = Arrays.asList(names);
    for (Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
      String field = fields.next();
      if (!known.contains(field)) {
        throw wrong(field, "There is no such field here; known are " + String.join(", ", names));
      }
    }
    return this;
  }

  boolean has(String name) {
    return node.has(name);
  }

  String text(String name, int longest) {
    JsonNode value = value(name);
    if (!value.isTextual() || value.textValue().isEmpty() || value.textValue().length() > longest) {
      throw wrong(name, name + " must be a text of 1 to " + longest + " characters");
    }
    return value.textValue();
  }

  <T> T id(String name, Function<String, Optional<T>> parse, String shape) {
    JsonNode value = value(name);
    Optional<T> id = value.isTextual() ? parse.apply(value.textValue()) : Optional.empty();
    return id.orElseThrow(() -> wrong(name, name + " must be " + shape));
  }

  long integer(String name, long least, long most) {
    JsonNode value = value(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw wrong(name, name + " must be a whole number from " + least + " to " + most);
    }
    return value.longValue();
  }

  MessageFields object(String name) {
    JsonNode value = value(name);
    if (!value.isObject()) {
      throw wrong(name, name + " must be an object");
    }
    return new MessageFields(value, path + "/" + name);
  }

  private JsonNode value(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw wrong(name, name + " is missing");
    }
    return value;
  }

  private Wrong wrong(String name, String sentence) {
    return new Wrong(path + Json.pointer(name), sentence + ".");
  }

  /** A field at fault; never leaves the codec, and carries no stack because none is of interest. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String pointer;
    private final String sentence;

    Wrong(String pointer, String sentence) {
      super(sentence, null, false, false);
      this.pointer = pointer;
      this.sentence = sentence;
    }

    String pointer() {
      return pointer;
    }

    String sentence() {
      return sentence;
    }
  }
}
