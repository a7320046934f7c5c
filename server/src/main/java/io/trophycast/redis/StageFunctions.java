package io.trophycast.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.StageId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Calls the functions of a stage and reads their answers: {@code {"given":…}} or {@code
 * {"refused":{"code","sentence","pointer"?}}}.
 */
public final class StageFunctions {
  private final RedisLink link;

  public StageFunctions(RedisLink link) {
    this.link = link;
  }

  /** Calls a function; what it gives is read as this type. */
  public <T> Future<Answer<T>> ask(
      String function, StageId stage, Class<T> type, List<String> args) {
    return link.call(function, List.of(Keys.meta(stage)), args).map(reply -> read(reply, type));
  }

  /**
   * Like {@link #ask}, but an answer that must be kept is given only when it is as durable as the
   * operator wants; until then this fails with {@link RedisUnavailable}, and asking again waits
   * again.
   */
  public <T> Future<Answer<T>> askToKeep(
      String function, StageId stage, Class<T> type, Predicate<T> mustBeKept, String... args) {
    String key = Keys.meta(stage);
    return link.call(function, List.of(key), List.of(args))
        .compose(
            reply -> {
              Answer<T> answer = read(reply, type);
              return answer.toOptional().filter(mustBeKept).isPresent()
                  ? link.kept(key, reply).map(kept -> answer)
                  : Future.succeededFuture(answer);
            });
  }

  /** Calls a function; what it gives is read as this type. */
  public <T> Future<Answer<T>> ask(String function, StageId stage, Class<T> type, String... args) {
    return ask(function, stage, type, List.of(args));
  }

  private static <T> Answer<T> read(Reply reply, Class<T> type) {
    String answer = reply.required().toString();
    try {
      JsonNode node = Json.mapper().readTree(answer);
      JsonNode refused = node.get("refused");
      if (refused == null) {
        return Answer.given(Json.mapper().treeToValue(node.get("given"), type));
      }
      return new Answer.Refused<>(
          ErrorCode.valueOf(refused.get("code").textValue().toUpperCase(Locale.ROOT)),
          Optional.ofNullable(refused.get("pointer")).map(JsonNode::textValue),
          refused.get("sentence").textValue());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A function answered with something else: " + answer, e);
    }
  }
}
