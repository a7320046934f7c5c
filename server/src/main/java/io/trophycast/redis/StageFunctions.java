package io.trophycast.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Exceeded;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.StageId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Calls the functions of a stage and reads their answers: {@code {"given":…}} or {@code
 * {"refused":{"code","sentence","pointer"?}}}. A third one, {@code {"unverified":true}}, is nobody
 * else's business: the stage's history is verified, and the function called again.
 */
public final class StageFunctions {
  private static final String GIVEN = "{\"given\":";
  private static final String UNVERIFIED = "{\"unverified\":true}";

  private final RedisLink link;

  public StageFunctions(RedisLink link) {
    this.link = link;
  }

  /** Calls a function; what it gives is read as this type. */
  public <T> Future<Answer<T>> ask(
      String function, StageId stage, Class<T> type, List<String> args) {
    return call(function, stage, args).map(reply -> read(reply, stage, record(type)));
  }

  /**
   * Like {@link #ask}, but an answer that must be kept is given only when it is as durable as the
   * operator wants; until then this fails with {@link RedisUnavailable}, and asking again waits
   * again.
   */
  public <T> Future<Answer<T>> askToKeep(
      String function, StageId stage, Class<T> type, Predicate<T> mustBeKept, String... args) {
    return askToKeep(function, stage, record(type), mustBeKept, List.of(args));
  }

  private <T> Future<Answer<T>> askToKeep(
      String function,
      StageId stage,
      Reading<T> reading,
      Predicate<T> mustBeKept,
      List<String> args) {
    return call(function, stage, args)
        .compose(
            reply -> {
              Answer<T> answer = read(reply, stage, reading);
              return answer.toOptional().filter(mustBeKept).isPresent()
                  ? link.kept(Keys.meta(stage), reply).map(kept -> answer)
                  : Future.succeededFuture(answer);
            });
  }

  /**
   * Calls a function by which somebody changes something: what it gives is told when it is as
   * durable as the operator wants.
   */
  public <T> Future<Answer<T>> change(
      String function, StageId stage, Class<T> type, String... args) {
    return askToKeep(function, stage, type, _ -> true, args);
  }

  /** Like {@link #change}, for who hands on the JSON that the function gives. */
  public Future<Answer<String>> changeUnread(String function, StageId stage, String... args) {
    return askToKeep(function, stage, json -> json, _ -> true, List.of(args));
  }

  /** Calls a function; what it gives is read as this type. */
  public <T> Future<Answer<T>> ask(String function, StageId stage, Class<T> type, String... args) {
    return ask(function, stage, type, List.of(args));
  }

  /** The function's reply once the stage is verified. */
  private Future<Reply> call(String function, StageId stage, List<String> args) {
    List<String> keys = List.of(Keys.meta(stage));
    return link.call(function, keys, args)
        .compose(
            reply ->
                reply.required().toString().equals(UNVERIFIED)
                    ? link.verifier()
                        .verify(stage)
                        .compose(verified -> link.call(function, keys, args))
                    : Future.succeededFuture(reply));
  }

  /** Makes something of the JSON that a function gives. */
  private interface Reading<T> {
    T read(String json) throws JsonProcessingException;
  }

  private static <T> Reading<T> record(Class<T> type) {
    return json -> Json.mapper().readValue(json, type);
  }

  private static <T> Answer<T> read(Reply reply, StageId stage, Reading<T> reading) {
    String answer = reply.required().toString();
    if (answer.equals(UNVERIFIED)) {
      throw new StageUnverified("Redis came back again before stage " + stage + " was verified.");
    }
    try {
      if (answer.startsWith(GIVEN)) {
        // Every claim comes this way: read it at once, without a tree in between.
        String given = answer.substring(GIVEN.length(), answer.length() - 1);
        return Answer.given(reading.read(given));
      }
      JsonNode refused = Json.mapper().readTree(answer).required("refused");
      return new Answer.Refused<>(
          ErrorCode.valueOf(refused.get("code").textValue().toUpperCase(Locale.ROOT)),
          Optional.ofNullable(refused.get("pointer")).map(JsonNode::textValue),
          refused.get("sentence").textValue(),
          Optional.ofNullable(Json.mapper().treeToValue(refused.get("exceeded"), Exceeded.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A function answered with something else: " + answer, e);
    }
  }
}
