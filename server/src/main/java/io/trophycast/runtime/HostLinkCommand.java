package io.trophycast.runtime;

import io.trophycast.identity.HostLink;
import io.trophycast.redis.RedisAddress;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.RedisUnavailable;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The {@code host-link} command: a new way in for a host while the servers run. Each of a fleet's
 * instances prints a link when it starts, and only the last one printed is good.
 */
@Command(
    name = "host-link",
    description = "Prints a new one-time host link, which voids the one before, and ends.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class HostLinkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--redis",
      required = true,
      defaultValue = "${env:TROPHYCAST_REDIS}",
      description =
          "The servers' Redis; a private one is unix://DATA/redis/redis.sock. [TROPHYCAST_REDIS]")
  private URI redis = URI.create("");

  @Option(
      names = "--public-url",
      defaultValue = "${env:TROPHYCAST_PUBLIC_URL:-http://localhost:8080}",
      description =
          "Address that people reach the servers by."
              + " [TROPHYCAST_PUBLIC_URL, default http://localhost:8080]")
  private URI publicUrl = URI.create("");

  @Override
  public Integer call() {
    Vertx vertx = Vertx.vertx();
    try {
      RedisLink link = RedisLink.connect(vertx, new RedisAddress(redis.toString())).await();
      String secret = new HostLink(link).fresh().await();
      link.close().await();
      spec.commandLine().getOut().println(publicUrl.resolve("/host#link=" + secret));
      return 0;
    } catch (RedisUnavailable e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    } finally {
      vertx.close().await();
    }
  }
}
