package io.trophycast.load.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The wall clock as one process sees it, moved while it runs: a small library in front of libc adds
 * an offset that it reads from a file. Without a C compiler on the machine the clock stays.
 */
public final class ShiftedClock {
  private final Optional<Path> library;
  private final Path file;

  ShiftedClock(Optional<Path> library, Path folder) {
    this.library = library;
    this.file = folder.resolve("clock-offset").toAbsolutePath();
    shift(0);
  }

  /** Builds the library in a folder, when this machine can. */
  static Optional<Path> build(Path folder) {
    Path source = folder.resolve("shifted-clock.c");
    Path library = folder.resolve("shifted-clock.so").toAbsolutePath();
    try (InputStream text =
        Objects.requireNonNull(ShiftedClock.class.getResourceAsStream("/shifted-clock.c"))) {
      Files.copy(text, source);
      Process compiler =
          new ProcessBuilder(
                  "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return compiler.waitFor() == 0 ? Optional.of(library) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What the process has to be started with. */
  Map<String, String> environment() {
    return library
        .map(path -> Map.of("LD_PRELOAD", path.toString(), "SHIFTED_CLOCK", file.toString()))
        .orElse(Map.of());
  }

  /** Moves it so many seconds away from the true time, at once. */
  public void shift(int seconds) {
    try {
      // In place and always as long: the process has mapped it.
      Files.write(
          file,
          String.format(Locale.ROOT, "%-16d", seconds).getBytes(StandardCharsets.US_ASCII),
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
