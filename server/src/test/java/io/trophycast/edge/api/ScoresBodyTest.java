package io.trophycast.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.board.NewScore;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Holds the reader of scores and the contract's schema to each other. */
class ScoresBodyTest {
  private static final Validator SCHEMA = schema();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " → ",
      value = {
        "[] → ''",
        "'null' → ''",
        "7 → ''",
        "{} → /scores",
        "{\"scores\":null} → /scores",
        "{\"scores\":{}} → /scores",
        "{\"scores\":[]} → /scores",
        "{\"a/b\":1,\"scores\":[{\"player\":\"p\",\"points\":1}]} → /a~1b",
        "{\"scores\":[{\"player\":\"p\",\"points\":1}],\"more\":[]} → /more",
        "{\"scores\":[7]} → /scores/0",
        "{\"scores\":[null]} → /scores/0",
        "{\"scores\":[{\"points\":1}]} → /scores/0",
        "{\"scores\":[{}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"name\":\"P\"}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":null}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":\"1\"}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":true}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":[1]}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":-1}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":1.5}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":9007199254740992}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":99999999999999999999}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":1e300}]} → /scores/0/points",
        "{\"scores\":[{\"player\":\"p\",\"points\":1,\"team\":\"t\"}]} → /scores/0/team",
        "{\"scores\":[{\"player\":\"\",\"points\":1}]} → /scores/0/player",
        "{\"scores\":[{\"player\":\"a b\",\"points\":1}]} → /scores/0/player",
        "{\"scores\":[{\"player\":\"ä\",\"points\":1}]} → /scores/0/player",
        "{\"scores\":[{\"player\":7,\"points\":1}]} → /scores/0/player",
        "{\"scores\":[{\"player\":null,\"points\":1}]} → /scores/0/player",
        "{\"scores\":[{\"player\":\"12345678901234567890123456789012345678901\",\"points\":1}]}"
            + " → /scores/0/player",
        "{\"scores\":[{\"member\":\"p\",\"points\":1}]} → /scores/0/member",
        "{\"scores\":[{\"member\":\"ABCDEFGHIJKL\",\"points\":1}]} → /scores/0/member",
        "{\"scores\":[{\"member\":{},\"points\":1}]} → /scores/0/member",
        "{\"scores\":[{\"player\":\"p\",\"name\":\"\",\"points\":1}]} → /scores/0/name",
        "{\"scores\":[{\"player\":\"p\",\"name\":8,\"points\":1}]} → /scores/0/name",
        "{\"scores\":[{\"player\":\"p\",\"name\":\"1234567890123456789012345\",\"points\":1}]}"
            + " → /scores/0/name",
        "{\"scores\":[{\"player\":\"p\",\"name\":\"🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉\",\"points\":1}]}"
            + " → /scores/0/name",
        "{\"scores\":[{\"player\":\"p\",\"points\":1},{\"player\":\"q\"}]} → /scores/1/points",
      })
  void whatTheSchemaRefusesIsRefusedAndPointedAt(String body, String pointer) {
    assertThat(schemaTakes(body)).isFalse();
    assertThat(refused(body).pointer()).contains(pointer);
    assertThat(refused(body).code()).isEqualTo(ErrorCode.BAD_MESSAGE);
    assertThat(refused(body).sentence()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"scores\":[{\"player\":\"p\",\"points\":0}]}",
        "{\"scores\":[{\"points\":9007199254740991,\"player\":\"A-b_c.9\",\"name\":\"P\"}]}",
        "{\"scores\":[{\"member\":\"abcdefghij12\",\"points\":1}]}",
        "{\"scores\":[{\"member\":\"abcdefghij12\",\"player\":\"p\",\"points\":1}]}",
        "{\"scores\":[{\"name\":\"P\",\"points\":1}]}",
        "{\"scores\":[{\"player\":\"p\",\"points\":7.0},{\"player\":\"p\",\"points\":1e3}]}",
        "{\"scores\":[{\"player\":\"p\",\"points\":-0}]}",
        " { \"scores\" : [ { \"player\" : \"p\" , \"points\" : 1 } ] } ",
        "{\"scores\":[{\"player\":\"p\",\"name\":\"🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉\",\"points\":1}]}",
      })
  void whatTheSchemaTakesIsTaken(String body) {
    assertThat(schemaTakes(body)).isTrue();
    assertThat(read(body)).isInstanceOf(Answer.Given.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "scores",
        "{\"scores\":[}",
        "{\"scores\":[{\"player\":\"p\",\"points\":01}]}",
        "{\"scores\":[{\"player\":\"p\",\"points\":1}]",
        "{\"scores\":[{\"player\":\"p\",\"points\":1}]} x",
        "{\"scores\":[{\"player\":\"p\",\"points\":1}]}{}",
        "{\"scores\":[{\"player\":\"p\",\"points\":NaN}]}",
      })
  void whatIsNoJsonIsRefused(String body) {
    assertThat(schemaTakes(body)).isFalse();
    assertThat(refused(body).code()).isEqualTo(ErrorCode.BAD_MESSAGE);
  }

  @Test
  void aThousandScoresAreTakenAndOneMoreIsNot() {
    assertThat(schemaTakes(of(1000))).isTrue();
    assertThat(read(of(1000)).toOptional().orElseThrow()).hasSize(1000);

    assertThat(schemaTakes(of(1001))).isFalse();
    assertThat(refused(of(1001)).pointer()).contains("/scores");
  }

  @Test
  void everyFieldArrivesAsItWasSent() {
    assertThat(
            read("{\"scores\":[{\"player\":\"p\",\"name\":\"Ada\",\"points\":9007199254740991}]}"))
        .isEqualTo(
            Answer.given(
                List.of(
                    new NewScore(
                        Optional.empty(),
                        Optional.of("p"),
                        Optional.of("Ada"),
                        9_007_199_254_740_991L))));
  }

  private static String of(int count) {
    return "{\"scores\":["
        + String.join(",", Collections.nCopies(count, "{\"player\":\"p\",\"points\":1}"))
        + "]}";
  }

  private static Answer<List<NewScore>> read(String body) {
    return ScoresBody.read(Buffer.buffer(body));
  }

  private static Answer.Refused<List<NewScore>> refused(String body) {
    return (Answer.Refused<List<NewScore>>) read(body);
  }

  private static boolean schemaTakes(String body) {
    try {
      return SCHEMA.validate(Json.decodeValue(body)).getValid();
    } catch (DecodeException e) {
      return false;
    }
  }

  private static Validator schema() {
    try {
      Map<String, Object> contract =
          new Yaml().load(Files.readString(Path.of("..", "docs", "openapi.yaml")));
      JsonObject schemas =
          new JsonObject(contract).copy().getJsonObject("components").getJsonObject("schemas");
      JsonObject score = schemas.getJsonObject("Score");
      JsonObject fields = score.getJsonObject("properties");
      fields.put("member", schemas.getJsonObject("MemberId"));
      fields.put("name", schemas.getJsonObject("DisplayName"));
      JsonObject batch = schemas.getJsonObject("ScoreBatch");
      batch.getJsonObject("properties").getJsonObject("scores").put("items", score);
      return Validator.create(
          JsonSchema.of(batch),
          new JsonSchemaOptions()
              .setBaseUri("https://example.org")
              .setDraft(Draft.DRAFT202012)
              .setOutputFormat(OutputFormat.Flag));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
