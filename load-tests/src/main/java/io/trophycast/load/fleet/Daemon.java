package io.trophycast.load.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that is started, killed, paused and started again under the same name. What it prints
 * goes to {@code NAME.log} in its folder. It may be used from any thread.
 */
public final class Daemon {
  private static final long END_PATIENCE_SECONDS = 20;

  private final String name;
  private final Map<String, String> environment;
  private final Path folder;
  private List<String> command;
  private Optional<Process> process = Optional.empty();

  Daemon(String name, List<String> command, Map<String, String> environment, Path folder) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.folder = folder;
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** Its number in the system, while it runs. */
  public synchronized long pid() {
    return process.orElseThrow(() -> new IllegalStateException(name + " does not run")).pid();
  }

  /** Where it keeps its data and what it prints. */
  public Path folder() {
    return folder;
  }

  Path log() {
    return folder.resolve(name + ".log");
  }

  /** Starts it when it is not running, and waits for nothing. */
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().putAll(environment);
    try {
      process = Optional.of(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not start", e);
    }
  }

  public synchronized boolean isRunning() {
    return process.filter(Process::isAlive).isPresent();
  }

  /** Ends it as a power cut does, also when it is paused. */
  public synchronized void kill() {
    process.ifPresent(
        running -> {
          running.destroyForcibly();
          await(running);
        });
  }

  /** What it is started with from the next start on. */
  synchronized void becomes(List<String> other) {
    command = List.copyOf(other);
  }

  /** Asks it to end in order (SIGTERM), and kills it when it does not. */
  public synchronized void terminate() {
    process.ifPresent(
        running -> {
          running.destroy();
          if (!await(running)) {
            running.destroyForcibly();
            await(running);
          }
        });
  }

  /** Freezes it: it holds its connections and answers nothing. */
  public void pause() {
    signal("STOP");
  }

  /** Lets a frozen one go on. */
  public void resume() {
    signal("CONT");
  }

  private synchronized void signal(String signal) {
    process
        .filter(Process::isAlive)
        .ifPresent(
            running -> {
              var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(running.pid()));
              try {
                await(kill.start());
              } catch (IOException e) {
                throw new UncheckedIOException("There is no kill command", e);
              }
            });
  }

  private static boolean await(Process process) {
    try {
      return process.waitFor(END_PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
