package io.trophycast.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"claim\",\"ref\":\"r\",\"drop\":\"d7k2m9qx\"} | /claim",
        "{\"type\":\"claim\",\"ref\":\"r\",\"drop\":\"D7k2m9qx\",\"claim\":\"tap-5f0c9a\"} | /drop",
        "{\"type\":\"claim\",\"ref\":\"r\",\"drop\":77777777,\"claim\":\"tap-5f0c9a\"} | /drop",
        "{\"type\":\"claim\",\"ref\":null,\"drop\":\"d7k2m9qx\",\"claim\":\"tap-5f0c9a\"} | /ref",
        "{\"type\":\"claim\",\"ref\":\"\",\"drop\":\"d7k2m9qx\",\"claim\":\"tap-5f0c9a\"} | /ref",
        "{\"type\":\"confetti\",\"taps\":\"6\"} | /taps",
        "{\"type\":\"confetti\",\"taps\":6.0} | /taps",
        "{\"type\":\"confetti\",\"taps\":0} | /taps",
        "{\"type\":\"confetti\",\"taps\":101} | /taps",
        "{\"type\":\"confetti\",\"taps\":99999999999999999999} | /taps",
        "{\"type\":\"confetti\",\"taps\":6,\"ref\":\"r\"} | /ref",
        "{\"type\":\"time\",\"ref\":\"123456789012345678901234567890123\"} | /ref",
        "{\"type\":\"time\"} | /ref",
        "{\"type\":\"me\",\"ref\":\"r\",\"a/b~c\":1} | /a~1b~0c",
        "{\"type\":\"hello\",\"ref\":\"r\"} | /token",
        "{\"type\":\"hello\",\"ref\":\"r\",\"token\":\"t\",\"stage\":\"../../\"} | /stage",
        "{\"type\":\"hello\",\"ref\":\"r\",\"token\":\"t\",\"position\":41} | /position",
        "{\"type\":\"hello\",\"ref\":\"r\",\"token\":\"t\",\"position\":{\"epoch\":\"e\",\"offset\":-1}}"
            + " | /position/offset",
        "{\"type\":\"hello\",\"ref\":\"r\",\"token\":\"t\",\"position\":{\"epoch\":\"e\",\"offset\":1,\"x\":1}}"
            + " | /position/x",
        "{\"ref\":\"r\"} | /type",
        "{\"type\":7,\"ref\":\"r\"} | /type",
      })
  void aFieldAtFaultIsPointedAt(String text, String pointer) {
    Decoded.Malformed malformed = malformed(text);

    assertThat(malformed.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
    assertThat(malformed.pointer()).contains(pointer);
    assertThat(malformed.sentence()).endsWith(".");
  }

  @Test
  void anUnknownTypeIsNamedWithTheKnownOnes() {
    Decoded.Malformed malformed = malformed("{\"type\":\"shout\",\"ref\":\"r9\"}");

    assertThat(malformed.code()).isEqualTo(ErrorCode.UNKNOWN_TYPE);
    assertThat(malformed.ref()).isEqualTo(Optional.of("r9"));
    assertThat(malformed.sentence()).contains("“shout”", "hello, claim, confetti, time and me");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello",
        "''",
        "[]",
        "42",
        "null",
        "{\"type\":\"time\",\"ref\":\"r\"} {}",
        "{\"type\":\"time\",\"ref\":\"r\",\"ref\":\"s\"}",
        "{\"type\":\"time\",\"ref\":\"r\"",
      })
  void whatIsNotOneObjectIsRefused(String text) {
    assertThat(malformed(text).code()).isEqualTo(ErrorCode.BAD_MESSAGE);
  }

  @Test
  void brokenUtf8IsRefused() {
    byte[] bytes = "{\"type\":\"time\",\"ref\":\"r?\"}".getBytes(StandardCharsets.ISO_8859_1);
    bytes[23] = (byte) 0xC3;

    assertThat(Codec.decode(bytes)).isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void aTokenIsNotPrinted() {
    var hello = new ClientMessage.Hello("r1", "secret", Optional.empty(), Optional.empty());

    assertThat(hello.toString()).doesNotContain("secret");
  }

  @Property
  void noBytesMakeItThrow(@ForAll byte[] bytes) {
    assertThat(Codec.decode(bytes)).isNotNull();
  }

  private static Decoded.Malformed malformed(String text) {
    return (Decoded.Malformed) Codec.decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
