package io.trophycast.redis;

import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where Redis is: {@code redis://[user:password@]host[:port][/database]}, {@code rediss://…} (TLS)
 * or {@code unix:///path}.
 */
public record RedisAddress(String url) {
  private static final Set<String> SCHEMES = Set.of("redis", "rediss", "unix");
  private static final int LONGEST_PIPELINE = 65_536;

  public RedisAddress {
    try {
      var uri = new URI(url);
      if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
        throw new IllegalArgumentException(
            "A Redis address starts with redis://, rediss:// or unix://.");
      }
      boolean somewhere =
          uri.getScheme().equals("unix")
              ? uri.getPath() != null && uri.getPath().length() > 1
              : uri.getHost() != null;
      if (!somewhere) {
        throw new IllegalArgumentException(
            "A Redis address needs a host, or a path after unix://.");
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("This is not a Redis address.", e);
    }
  }

  /** What a connection to it needs. */
  RedisOptions options() {
    return new RedisOptions()
        .setConnectionString(url)
        .setMaxPoolSize(1)
        .setMaxWaitingHandlers(LONGEST_PIPELINE);
  }

  /** The address without its password, fit for a log. */
  @Override
  public String toString() {
    return url.replaceFirst("//[^/@]*@", "//…@").replaceFirst("password=[^&]*", "password=…");
  }
}
