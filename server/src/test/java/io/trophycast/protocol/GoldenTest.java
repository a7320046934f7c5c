package io.trophycast.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Holds the golden files, the contract and the codec against each other. */
class GoldenTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Set<String> FROM_CLIENT =
      Set.of("hello", "hello-host", "claim", "confetti", "time-request", "me-request");
  private static final Map<String, String> SCHEMAS =
      Map.of("time-request", "TimeRequest", "me-request", "MeRequest");
  private static final SchemaRepository CONTRACT = contract();

  @ParameterizedTest
  @MethodSource("fromClient")
  void aClientMessageIsReadAndWrittenToTheLetter(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file(name));

    Decoded decoded = Codec.decode(bytes);

    assertThat(decoded).isInstanceOf(Decoded.Understood.class);
    String written = Codec.encode(((Decoded.Understood) decoded).message());
    assertThat(tree(written)).isEqualTo(tree(Files.readString(file(name))));
  }

  @ParameterizedTest
  @MethodSource("fromServer")
  void aServerMessageIsReadAndWrittenToTheLetter(String name) throws IOException {
    String text = Files.readString(file(name));

    byte[] written = Codec.encode(Codec.decodeServer(text));

    assertThat(Json.mapper().readTree(written)).isEqualTo(tree(text));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aGoldenFileKeepsTheContract(String name) throws IOException {
    JsonObject message = new JsonObject(Files.readString(file(name)));
    String type = message.getString("type");
    String schema =
        SCHEMAS.getOrDefault(name, Character.toUpperCase(type.charAt(0)) + type.substring(1));

    OutputUnit result =
        CONTRACT
            .validator(
                "https://trophycast.example/asyncapi.yaml#/components/schemas/"
                    + schema
                    + "Message")
            .validate(message);

    assertThat(result.getErrors() == null ? List.of() : result.getErrors()).isEmpty();
    assertThat(result.getValid()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("momentTypes")
  void everyMomentOfTheContractHasItsRecord(JsonNode moment) throws IOException {
    Moment read = Json.mapper().treeToValue(moment, Moment.class);

    assertThat(tree(Json.write(read))).isEqualTo(moment);
  }

  static Stream<String> all() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("golden"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".json"))
          .map(file -> file.substring(0, file.length() - ".json".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  static Stream<String> fromClient() throws IOException {
    return all().filter(FROM_CLIENT::contains);
  }

  static Stream<String> fromServer() throws IOException {
    return all().filter(name -> !FROM_CLIENT.contains(name));
  }

  static Stream<JsonNode> momentTypes() throws IOException {
    return StreamSupport.stream(
        tree(Files.readString(file("moments"))).get("moments").spliterator(), false);
  }

  private static Path file(String name) {
    return DOCS.resolve("golden").resolve(name + ".json");
  }

  private static JsonNode tree(String text) throws IOException {
    return Json.mapper().readTree(text);
  }

  private static SchemaRepository contract() {
    SchemaRepository repository =
        SchemaRepository.create(
            new JsonSchemaOptions()
                .setDraft(Draft.DRAFT202012)
                .setBaseUri("https://trophycast.example/"));
    for (String file : List.of("openapi.yaml", "asyncapi.yaml")) {
      repository.dereference("https://trophycast.example/" + file, JsonSchema.of(yaml(file)));
    }
    return repository;
  }

  /** A contract as JSON; the validator resolves no {@code ./} in references. */
  private static JsonObject yaml(String file) {
    try {
      Map<String, Object> contract =
          new Yaml().load(Files.readString(DOCS.resolve(file)).replace("'./", "'"));
      return new JsonObject(contract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
