package io.trophycast.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  private Path file() {
    return directory.resolve("signing.key");
  }
}
