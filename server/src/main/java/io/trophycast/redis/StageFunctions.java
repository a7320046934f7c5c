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
    return link.call(function, List.of(Keys.meta(stage)), args).map(answer -> read(answer, type));
  }

  /** Calls a function; what it gives is read as this type. */
  public <T> Future<Answer<T>> ask(String function, StageId stage, Class<T> type, String... args) {
    return ask(function, stage, type, List.of(args));
  }

  private static <T> Answer<T> read(String answer, Class<T> type) {
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
