import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Checks ({@code check DIR}) or rewrites ({@code apply DIR}) every Java source below a directory with
 * google-java-format. The build runs it as a single source file in the JVM of the toolchain, because the formatter
 * understands only the Java that the JVM around it compiles.
 */
public final class JavaFormat {
  private static final Formatter FORMATTER = new Formatter();

  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    List<Path> sources;
    try (var files = Files.walk(root, 1)) {
      sources =
          files
              .map(module -> module.resolve("src"))
              .filter(Files::isDirectory)
              .flatMap(JavaFormat::sourcesBelow)
              .toList();
    }
    var offenders = new ConcurrentLinkedQueue<String>();
    sources.parallelStream().forEach(source -> format(source, apply, root, offenders));
    if (offenders.isEmpty()) {
      return;
    }
    offenders.stream().sorted().forEach(System.err::println);
    System.err.println("Run scripts/format to format them.");
    System.exit(1);
  }

  private static java.util.stream.Stream<Path> sourcesBelow(Path folder) {
    try {
      return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void format(
      Path source, boolean apply, Path root, ConcurrentLinkedQueue<String> offenders) {
    try {
      String before = Files.readString(source);
      String after = FORMATTER.formatSourceAndFixImports(before);
      if (before.equals(after)) {
        return;
      }
      if (apply) {
        Files.writeString(source, after);
      } else {
        offenders.add("not formatted: " + root.relativize(source));
      }
    } catch (IOException | FormatterException e) {
      offenders.add(root.relativize(source) + ": " + e.getMessage());
    }
  }
}
