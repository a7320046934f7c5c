package io.trophycast.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir Path directory;

  @Test
  void aSecondStartFindsTheKeyOfTheFirst() throws IOException {
    SigningKey first = SigningKey.keptIn(directory);

    assertThat(SigningKey.keptIn(directory).secret()).isEqualTo(first.secret()).hasSize(32);
  }

  @Test
  void onlyTheServersUserCanReadTheFile() throws IOException {
    SigningKey.keptIn(directory);

    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aKeyThatOthersCanReadIsRefusedWithWhatToDo() throws IOException {
    SigningKey.keptIn(directory);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> SigningKey.keptIn(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aDamagedKeyIsRefusedAndNotReplaced() throws IOException {
    SigningKey.keptIn(directory);
    Files.writeString(file(), "c2hvcnQ=\n");

    assertThatThrownBy(() -> SigningKey.keptIn(directory)).hasMessageContaining("damaged");
    assertThat(file()).hasContent("c2hvcnQ=");
  }

  @Test
  void instancesThatStartTogetherMakeOneKey() {
    Path file = directory.resolve("shared.key");

    Set<String> keys =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(
                _ -> {
                  try {
                    return SigningKey.keptAt(file).fingerprint();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .collect(Collectors.toSet());

    assertThat(keys).hasSize(1);
    assertThat(directory.toFile().list()).containsExactly("shared.key");
  }

  @Test
  void aKeyWithoutItsDirectoryIsRefusedInASentence() {
    assertThatThrownBy(() -> SigningKey.keptAt(directory.resolve("nowhere/shared.key")))
        .hasMessageContaining("There is no directory for the signing key");
  }

  @Test
  void theFingerprintTellsKeysApartWithoutTellingThem() throws IOException {
    SigningKey key = SigningKey.keptIn(directory);

    assertThat(key.fingerprint())
        .isEqualTo(SigningKey.keptIn(directory).fingerprint())
        .isNotEqualTo(SigningKey.ephemeral().fingerprint())
        .doesNotContain(HexFormat.of().formatHex(key.secret(), 0, 4));
  }

  private Path file() {
    return directory.resolve("signing.key");
  }
}
