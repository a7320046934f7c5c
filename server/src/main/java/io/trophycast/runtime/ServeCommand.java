package io.trophycast.runtime;

import io.trophycast.edge.TrustedProxies;
import io.trophycast.redis.Durability;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code serve} command: runs the server until the process is told to end. */
@Command(
    name = "serve",
    description = "Runs the server until it is stopped (Ctrl-C).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "NUMBER",
      defaultValue = "${env:TROPHYCAST_PORT:-8080}",
      description =
          "TCP port for HTTP and WebSockets; 0 takes a free one. [TROPHYCAST_PORT, default 8080]")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "${env:TROPHYCAST_HOST:-0.0.0.0}",
      description =
          "Address to listen on. Every interface by default, for phones in the same network must"
              + " reach it; 127.0.0.1 behind a proxy. [TROPHYCAST_HOST, default 0.0.0.0]")
  private String host = "";

  @Option(
      names = "--data",
      paramLabel = "DIRECTORY",
      defaultValue = "${env:TROPHYCAST_DATA:-data}",
      description =
          "Directory for what outlives the process: the signing key and the private Redis."
              + " [TROPHYCAST_DATA, default data]")
  private Path data = Path.of("");

  @Option(
      names = "--signing-key",
      paramLabel = "FILE",
      defaultValue = "${env:TROPHYCAST_SIGNING_KEY}",
      description =
          "The key that tokens are signed with, made when it is missing; the same for all instances"
              + " of a fleet. By default signing.key in the data directory."
              + " [TROPHYCAST_SIGNING_KEY]")
  private @Nullable Path signingKey;

  @Option(
      names = "--redis",
      paramLabel = "URL",
      defaultValue = "${env:TROPHYCAST_REDIS}",
      description =
          "Redis >= 7.0 or Valkey to use in place of a private one, as"
              + " redis://user:password@host:6379, redis-sentinel://host:26379,host:26379/name,"
              + " redis-cluster://host:7000,host:7001 or unix:///path; rediss… is TLS."
              + " [TROPHYCAST_REDIS]")
  private @Nullable URI redis;

  @Option(
      names = "--durability",
      paramLabel = "SETTING",
      defaultValue = "${env:TROPHYCAST_DURABILITY:-disk}",
      description =
          "What a winner's answer waits for. disk: the Redis that decides, which should write to"
              + " disk before it answers; replicas=N: N replicas of it as well."
              + " [TROPHYCAST_DURABILITY, default disk]")
  private String durability = "";

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      defaultValue = "${env:TROPHYCAST_PUBLIC_URL}",
      description =
          "Address that people reach the server by, for links and QR codes. By default this"
              + " machine's own address and port. [TROPHYCAST_PUBLIC_URL]")
  private @Nullable URI publicUrl;

  @Option(
      names = "--trusted-proxies",
      paramLabel = "LIST",
      defaultValue = "${env:TROPHYCAST_TRUSTED_PROXIES:-loopback}",
      description =
          "Reverse proxies whose X-Forwarded-For is believed, such as loopback,10.0.0.0/8; limits"
              + " are counted by the client's address. [TROPHYCAST_TRUSTED_PROXIES, default"
              + " loopback]")
  private String trustedProxies = "";

  @Option(
      names = "--drain-seconds",
      paramLabel = "NUMBER",
      defaultValue = "${env:TROPHYCAST_DRAIN_SECONDS:-2}",
      description =
          "How long a server that is stopped says it is not ready before it sends anybody"
              + " elsewhere: longer than your load balancer takes to notice."
              + " [TROPHYCAST_DRAIN_SECONDS, default 2]")
  private int drainSeconds;

  @Option(
      names = "--management-port",
      paramLabel = "NUMBER",
      defaultValue = "${env:TROPHYCAST_MANAGEMENT_PORT:-off}",
      description =
          "TCP port for /metrics (Prometheus) and /health/…, for those who run the server; 0 takes"
              + " a free one, off opens none. [TROPHYCAST_MANAGEMENT_PORT, default off]")
  private String managementPort = "";

  @Option(
      names = "--management-host",
      paramLabel = "ADDRESS",
      defaultValue = "${env:TROPHYCAST_MANAGEMENT_HOST:-127.0.0.1}",
      description =
          "Address that the management port listens on. [TROPHYCAST_MANAGEMENT_HOST, default"
              + " 127.0.0.1]")
  private String managementHost = "";

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "${env:TROPHYCAST_LOG_FORMAT:-text}",
      description =
          "How the log is written to standard error: text, or json with an object a line."
              + " [TROPHYCAST_LOG_FORMAT, default text]")
  private LogFormat logFormat = LogFormat.TEXT;

  @Option(
      names = "--demo",
      defaultValue = "${env:TROPHYCAST_DEMO:-false}",
      description =
          "Also makes a stage with a host and 300 simulated members, who join, throw confetti and"
              + " claim over real sockets. [TROPHYCAST_DEMO, default false]")
  private boolean demo;

  /**
   * The process ends by a signal alone, and then the hook closes the server before the JVM goes.
   */
  @Override
  public Integer call() throws InterruptedException {
    logFormat.choose();
    Server server =
        Server.start(
            new Configuration(
                port,
                host,
                data,
                Optional.ofNullable(signingKey),
                Optional.ofNullable(redis),
                durability(),
                Optional.ofNullable(publicUrl),
                ManagementAddress.of(managementHost, managementPort),
                trustedProxies(),
                Duration.ofSeconds(drainSeconds)));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    announce(server);
    if (demo) {
      new DemoStage(server).open(spec.commandLine().getOut());
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private Durability durability() {
    try {
      return Durability.parse(durability);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(
          "The durability is disk or replicas=N, and this is " + durability + ".", e);
    }
  }

  private TrustedProxies trustedProxies() {
    try {
      return TrustedProxies.parse(trustedProxies);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(
          "Trusted proxies are addresses and networks such as loopback,10.0.0.0/8, and this is "
              + trustedProxies
              + ".",
          e);
    }
  }

  /**
   * Prints the addresses for the person at the terminal; scripts/start says where the README lies.
   */
  private void announce(Server server) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("host link  %s%n", server.freshHostLink());
    out.printf("join page  %s%n", server.publicUrl().resolve("/"));
    server.managementPort().ifPresent(at -> out.printf("metrics    %s%n", at.resolve("/metrics")));
    Optional.ofNullable(System.getProperty("trophycast.readme"))
        .ifPresent(readme -> out.printf("read me    %s%n", Path.of(readme).toUri()));
    out.flush();
  }
}
