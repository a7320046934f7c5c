package io.trophycast.edge.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trophycast.board.NewScore;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.MemberId;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the body of {@code setScores} as the contract's schema {@code ScoreBatch} wants it. It is
 * done by hand because this is the one operation that is asked for tens of thousands of things a
 * second: holding each against a schema took a quarter of the server's time. A test holds the two
 * against each other.
 */
final class ScoresBody {
  static final int MOST = 1000;
  static final long LARGEST = 9_007_199_254_740_991L;

  private static final int LONGEST_NAME = 24;
  private static final Pattern PLAYER = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

  private final JsonParser json;
  private int index;

  private ScoresBody(JsonParser json) {
    this.json = json;
  }

  /** The scores in these bytes, or what the first is at fault for. */
  static Answer<List<NewScore>> read(Buffer body) {
    try (JsonParser json = Json.mapper().createParser(body.getBytes())) {
      return Answer.given(new ScoresBody(json).batch());
    } catch (Wrong e) {
      return Answer.refused(ErrorCode.BAD_MESSAGE, e.pointer, e.sentence);
    } catch (IOException e) {
      return Answer.refused(ErrorCode.BAD_MESSAGE, "The body must be JSON.");
    }
  }

  private List<NewScore> batch() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new Wrong("", "The body must be an object");
    }
    Optional<List<NewScore>> scores = Optional.empty();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      if (!json.currentName().equals("scores")) {
        throw unknown("", "scores");
      }
      scores = Optional.of(scores());
    }
    if (json.nextToken() != null) {
      throw new Wrong("", "The body must be one object");
    }
    return scores.orElseThrow(() -> new Wrong("/scores", "scores is missing"));
  }

  private List<NewScore> scores() throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw new Wrong("/scores", "scores must be an array");
    }
    List<NewScore> scores = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (scores.size() == MOST) {
        throw new Wrong("/scores", "scores may have at most " + MOST + " entries");
      }
      index = scores.size();
      scores.add(score());
    }
    if (scores.isEmpty()) {
      throw new Wrong("/scores", "scores needs an entry");
    }
    return scores;
  }

  private NewScore score() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new Wrong(pointer(), "A score must be an object");
    }
    Optional<MemberId> member = Optional.empty();
    Optional<String> player = Optional.empty();
    Optional<String> name = Optional.empty();
    long points = -1;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      switch (json.currentName()) {
        case "member" -> member = Optional.of(member());
        case "player" -> player = Optional.of(player());
        case "name" -> name = Optional.of(name());
        case "points" -> points = points();
        default -> throw unknown(pointer(), "member, player, name, points");
      }
    }
    if (points < 0) {
      throw wrong("points", "is missing");
    }
    if (member.isEmpty() && player.isEmpty() && name.isEmpty()) {
      throw new Wrong(pointer(), "A score must say whose it is");
    }
    return new NewScore(member, player, name, points);
  }

  private MemberId member() throws IOException {
    return text()
        .flatMap(MemberId::parse)
        .orElseThrow(() -> wrong("member", "must be a member's id: 12 characters, 0–9 and a–z"));
  }

  private String player() throws IOException {
    return text()
        .filter(text -> PLAYER.matcher(text).matches())
        .orElseThrow(
            () -> wrong("player", "must be 1 to 40 characters: 0–9, A–Z, a–z, _, . and -"));
  }

  private String name() throws IOException {
    return text()
        .filter(text -> !text.isEmpty() && text.codePointCount(0, text.length()) <= LONGEST_NAME)
        .orElseThrow(() -> wrong("name", "must be 1 to " + LONGEST_NAME + " characters"));
  }

  private Optional<String> text() throws IOException {
    return json.nextToken() == JsonToken.VALUE_STRING
        ? Optional.of(json.getText())
        : Optional.empty();
  }

  /** A whole number is one however it is spelled: 7, 7.0 and 0.7e1 are the same. */
  private long points() throws IOException {
    JsonToken token = json.nextToken();
    boolean whole = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    double about = whole ? json.getDoubleValue() : -1;
    if (about < 0 || about > LARGEST || about != Math.rint(about)) {
      throw wrong("points", "must be a whole number from 0 to " + LARGEST);
    }
    return token == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : (long) about;
  }

  private String pointer() {
    return "/scores/" + index;
  }

  private Wrong unknown(String parent, String known) throws IOException {
    return new Wrong(
        parent + Json.pointer(json.currentName()),
        "There is no such field here; known are " + known);
  }

  private Wrong wrong(String field, String sentence) {
    return new Wrong(pointer() + "/" + field, field + " " + sentence);
  }

  /** Where the body is at fault; never leaves this class, and carries no stack. */
  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String pointer;
    private final String sentence;

    Wrong(String pointer, String sentence) {
      super(sentence, null, false, false);
      this.pointer = pointer;
      this.sentence = sentence + ".";
    }
  }
}
