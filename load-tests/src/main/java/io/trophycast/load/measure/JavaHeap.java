package io.trophycast.load.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another Java process, through the JDK's {@code jcmd}. */
public final class JavaHeap {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final long KIB = 1024;

  private JavaHeap() {}

  /**
   * Collects all garbage, twice, since what the first collection finalises goes with the second,
   * and says what is left in bytes. The collector gives free memory back to the system as it does
   * so, and resident memory means something afterwards.
   */
  public static long afterCollection(long pid) {
    ask(pid, "GC.run");
    ask(pid, "GC.run");
    Matcher used = USED.matcher(ask(pid, "GC.heap_info"));
    return used.find() ? Long.parseLong(used.group(1)) * KIB : 0;
  }

  private static String ask(long pid, String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process asked =
          new ProcessBuilder(jcmd, String.valueOf(pid), command).redirectErrorStream(true).start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
