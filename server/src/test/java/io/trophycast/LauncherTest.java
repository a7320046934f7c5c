package io.trophycast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LauncherTest {
  private static final int CLASS_FILE_OF_JAVA_8 = 52;

  @Test
  void canBeLoadedByAJvmAsOldAsJava8() throws IOException {
    try (DataInputStream bytes =
        new DataInputStream(Launcher.class.getResourceAsStream("Launcher.class"))) {
      bytes.skipNBytes(6);

      assertThat(bytes.readUnsignedShort()).isEqualTo(CLASS_FILE_OF_JAVA_8);
    }
  }

  @Test
  void knowsOldAndNewNamesOfAVersion() {
    assertThat(Launcher.feature("1.8")).isEqualTo(8);
    assertThat(Launcher.feature("17")).isEqualTo(17);
    assertThat(Launcher.feature("25")).isEqualTo(25);
  }

  @Test
  void refusesInASentence() {
    assertThat(Launcher.refusal("17", "/jvm/17"))
        .isEqualTo("Trophycast needs Java 25 or newer, and this is Java 17 (/jvm/17).");
  }
}
