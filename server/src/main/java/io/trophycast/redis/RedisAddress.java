package io.trophycast.redis;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.RedisOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is and how to enter: {@code redis://[user:password@]host[:port][/database]}, {@code
 * redis-sentinel://[user:password@]sentinel[:port],…/name}, {@code
 * redis-cluster://[user:password@]node[:port],…} or {@code unix:///path}. With {@code rediss} in
 * place of {@code redis} every connection is TLS, and {@code ?ca=}, {@code &cert=} and {@code
 * &key=} name PEM files: whom to trust, and what to show.
 */
public final class RedisAddress {
  private static final Pattern SHAPE =
      Pattern.compile(
          "redis(?<tls>s?)(?<kind>|-sentinel|-cluster)://(?:(?<user>[^/@]*)@)?(?<hosts>[^/?@]+)"
              + "(?:/(?<path>[^/?]*))?(?:\\?(?<query>.*))?");
  private static final Pattern SOCKET = Pattern.compile("unix://(?<path>/[^?]+)(\\?.*)?");
  private static final int REDIS_PORT = 6379;
  private static final int SENTINEL_PORT = 26_379;
  private static final int LONGEST_PIPELINE = 65_536;

  private final String url;
  private final Kind kind;
  private final boolean tls;
  private final String user;
  private final List<Endpoint> endpoints;
  private final String path;
  private final Map<String, String> query;

  /** What there is to connect to. */
  enum Kind {
    SINGLE,
    SENTINEL,
    CLUSTER
  }

  /**
   * Reads an address.
   *
   * @throws RedisUnavailable with a sentence for the person who wrote it
   */
  public RedisAddress(String url) {
    this.url = url;
    Matcher socket = SOCKET.matcher(url);
    Matcher shape = SHAPE.matcher(url);
    boolean isSocket = socket.matches();
    if (!isSocket && !shape.matches()) {
      throw notAnAddress();
    }
    this.kind =
        isSocket || shape.group("kind").isEmpty()
            ? Kind.SINGLE
            : shape.group("kind").equals("-sentinel") ? Kind.SENTINEL : Kind.CLUSTER;
    this.tls = !isSocket && shape.group("tls").equals("s");
    this.user = isSocket ? "" : text(shape.group("user"));
    this.endpoints = isSocket ? List.of() : endpoints(shape.group("hosts"), kind);
    this.path = isSocket ? socket.group("path") : text(shape.group("path"));
    this.query = isSocket ? Map.of() : query(text(shape.group("query")));
    if (kind == Kind.SINGLE && endpoints.size() > 1) {
      throw notAnAddress();
    }
    if (kind == Kind.SENTINEL && path.isEmpty()) {
      throw new RedisUnavailable(
          "A Redis URL with sentinels ends in the name under which they watch the primary, as"
              + " redis-sentinel://host:26379/mymaster.");
    }
  }

  Kind kind() {
    return kind;
  }

  /** The nodes or sentinels that the address names; none for a unix socket. */
  List<Endpoint> endpoints() {
    return endpoints;
  }

  /** The name under which sentinels watch the primary. */
  String primaryName() {
    return path;
  }

  /** How to connect to the one Redis that this names. */
  RedisOptions options() {
    return endpoints.isEmpty() ? options(url) : to(endpoints.getFirst());
  }

  /** How to connect to a node. */
  RedisOptions to(Endpoint node) {
    String database =
        switch (kind) {
          case SINGLE -> path;
          case SENTINEL -> query.getOrDefault("db", "");
          case CLUSTER -> "";
        };
    return options(place(user, node) + (database.isEmpty() ? "" : "/" + database));
  }

  /** How to connect to a sentinel, which has users of its own. */
  RedisOptions toSentinel(Endpoint sentinel) {
    String password = query.getOrDefault("sentinelPassword", "");
    String entrance =
        password.isEmpty() ? "" : query.getOrDefault("sentinelUser", "") + ":" + password;
    return options(place(entrance, sentinel));
  }

  /** Where it is, without how to enter: fit for a log and for people. */
  @Override
  public String toString() {
    return endpoints.isEmpty()
        ? path
        : endpoints.stream().map(Endpoint::toString).collect(Collectors.joining(","))
            + (kind == Kind.SENTINEL ? "/" + path : "");
  }

  private String place(String entrance, Endpoint node) {
    return (tls ? "rediss://" : "redis://") + (entrance.isEmpty() ? "" : entrance + "@") + node;
  }

  private RedisOptions options(String connection) {
    return new RedisOptions()
        .setConnectionString(connection)
        .setNetClientOptions(net())
        .setMaxPoolSize(1)
        .setMaxWaitingHandlers(LONGEST_PIPELINE);
  }

  private NetClientOptions net() {
    var net = new NetClientOptions().setTcpKeepAlive(true).setTcpNoDelay(true);
    if (tls) {
      net.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
      Optional.ofNullable(query.get("ca"))
          .ifPresent(file -> net.setTrustOptions(new PemTrustOptions().addCertPath(file)));
      if (query.containsKey("cert") && query.containsKey("key")) {
        net.setKeyCertOptions(
            new PemKeyCertOptions().addCertPath(query.get("cert")).addKeyPath(query.get("key")));
      }
    }
    return net;
  }

  private static List<Endpoint> endpoints(String hosts, Kind kind) {
    int port = kind == Kind.SENTINEL ? SENTINEL_PORT : REDIS_PORT;
    try {
      return Stream.of(hosts.split(",", -1)).map(host -> Endpoint.parse(host, port)).toList();
    } catch (IllegalArgumentException e) {
      throw notAnAddress();
    }
  }

  /** Sentinels' passwords stay encoded, as they are put into an address again. */
  private static Map<String, String> query(String text) {
    return Arrays.stream(text.split("&"))
        .filter(pair -> pair.indexOf('=') > 0)
        .collect(
            Collectors.toMap(
                pair -> pair.substring(0, pair.indexOf('=')),
                pair -> {
                  String value = pair.substring(pair.indexOf('=') + 1);
                  return pair.startsWith("sentinel")
                      ? value
                      : URLDecoder.decode(value, StandardCharsets.UTF_8);
                },
                (first, again) -> again));
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  private static RedisUnavailable notAnAddress() {
    return new RedisUnavailable(
        "The Redis URL must be like redis://user:password@host:6379, rediss://host:6379,"
            + " redis-sentinel://host:26379,host:26379/mymaster,"
            + " redis-cluster://host:7000,host:7001 or unix:///path.");
  }
}
