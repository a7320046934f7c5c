package io.trophycast.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fleet as {@code scripts/cluster} starts it, on ports that were free. */
final class Cluster implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern PID = Pattern.compile("pid (\\d+)");
  private static final Pattern INSTANCE =
      Pattern.compile("instance \\d+ \\S+  metrics (\\S+)/metrics  pid (\\d+)");

  private final Process process;
  private final Path output;

  /** One of its instances. */
  record Member(URI managementPort, ProcessHandle process) {}

  private Cluster(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it and waits until it says that all is ready. */
  static Cluster start(Path data, String... options) {
    try {
      Path output = Files.createTempFile("cluster", ".log");
      output.toFile().deleteOnExit();
      List<String> command =
          new ArrayList<>(List.of("../scripts/cluster", "--port", "0", "--stats-port", "0"));
      command.addAll(List.of("--management-port", "0", "--data", data.toString()));
      command.addAll(List.of(options));
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("TROPHYCAST_JAR", System.getProperty("trophycast.jar"));
      var cluster = new Cluster(builder.start(), output);
      cluster.awaitReady();
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything it has printed so far. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address that people reach it by. */
  URI publicUrl() {
    return URI.create(find("join page  (\\S+)").group(1));
  }

  /** The secret of the link that it printed for its host. */
  String hostSecret() {
    return find("host link  \\S+#link=(\\S+)").group(1);
  }

  List<Member> members() {
    return INSTANCE
        .matcher(output())
        .results()
        .map(found -> new Member(URI.create(found.group(1)), process(found.group(2))))
        .toList();
  }

  /** Every process that it named: the balancer, Redis and the instances. */
  List<ProcessHandle> processes() {
    return PID.matcher(output()).results().map(found -> process(found.group(1))).toList();
  }

  /** Stops it as Ctrl-C does, and returns its exit code. */
  int stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("It does not stop:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!output().contains("\nlogs ")) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        process.destroy();
        throw new AssertionError("The cluster did not start:\n" + output());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private MatchResult find(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(output());
    if (!matcher.find()) {
      throw new AssertionError("No " + pattern + " in:\n" + output());
    }
    return matcher.toMatchResult();
  }

  private static ProcessHandle process(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
