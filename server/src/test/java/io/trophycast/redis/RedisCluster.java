package io.trophycast.redis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three primaries that share the slots, and a replica of the first. */
public final class RedisCluster implements AutoCloseable {
  private static final int PRIMARIES = 3;

  private final Optional<Certificate> certificate;
  final List<RedisServer> primaries;
  final RedisServer replica;

  /** One on plain connections. */
  public RedisCluster() {
    this(Optional.empty());
  }

  /** One whose every connection is TLS. */
  public RedisCluster(Certificate certificate) {
    this(Optional.of(certificate));
  }

  private RedisCluster(Optional<Certificate> certificate) {
    this.certificate = certificate;
    primaries = IntStream.range(0, PRIMARIES).mapToObj(i -> node()).toList();
    replica = node();
    for (int i = 0; i < PRIMARIES; i++) {
      int first = i * SlotMap.SLOTS / PRIMARIES;
      int last = (i + 1) * SlotMap.SLOTS / PRIMARIES - 1;
      expectOk(primaries.get(i).say("CLUSTER ADDSLOTSRANGE " + first + " " + last));
      expectOk(primaries.get(i).say("CLUSTER SET-CONFIG-EPOCH " + (i + 1)));
    }
    String bus = busOf(primaries.getFirst());
    nodes()
        .skip(1)
        .forEach(node -> expectOk(node.say("CLUSTER MEET 127.0.0.1 " + firstPort() + " " + bus)));
    Await.until(() -> nodes().allMatch(RedisCluster::isSettled));
    expectOk(replica.say("CLUSTER REPLICATE " + id(primaries.getFirst())));
    Await.until(() -> replica.say("INFO replication").contains("master_link_status:up"));
    // A replica counts once the others have heard of it, and only then may be elected.
    Await.until(
        () ->
            nodes()
                .allMatch(
                    node ->
                        node.say("CLUSTER NODES").contains(" slave ")
                            || node.say("CLUSTER NODES").contains("myself,slave")));
  }

  /** What {@code --redis} is given. */
  public String address() {
    return certificate.map(tls -> "rediss-cluster://").orElse("redis-cluster://")
        + "127.0.0.1:"
        + firstPort()
        + ",127.0.0.1:"
        + primaries.get(1).port()
        + certificate.map(Certificate::query).orElse("");
  }

  /** The primary that owned this key at the start. */
  RedisServer ownerOf(String key) {
    return primaries.get(SlotMap.slotOf(key) * PRIMARIES / SlotMap.SLOTS);
  }

  static String id(RedisServer node) {
    return node.say("CLUSTER MYID");
  }

  private Stream<RedisServer> nodes() {
    return Stream.concat(primaries.stream(), Stream.of(replica));
  }

  private int firstPort() {
    return primaries.getFirst().port();
  }

  private RedisServer node() {
    int port = RedisServer.freePort();
    Stream<String> cluster =
        Stream.of(
            "--cluster-enabled",
            "yes",
            "--cluster-port",
            String.valueOf(RedisServer.freePort()),
            "--cluster-node-timeout",
            "1000",
            "--cluster-replica-validity-factor",
            "0");
    Stream<String> secured =
        certificate.stream()
            .flatMap(
                tls ->
                    Stream.concat(tls.options(port).stream(), Stream.of("--tls-cluster", "yes")));
    return RedisServer.start(port, Stream.concat(cluster, secured).toArray(String[]::new));
  }

  /** The port that nodes reach this one by: {@code host:port@bus …}. */
  private static String busOf(RedisServer node) {
    return node.say("CLUSTER NODES").replaceAll("(?s).*?@(\\d+).*", "$1");
  }

  private static boolean isSettled(RedisServer node) {
    String state = node.say("CLUSTER INFO");
    return state.contains("cluster_state:ok")
        && state.contains("cluster_known_nodes:" + (PRIMARIES + 1));
  }

  private static void expectOk(String answer) {
    if (!answer.equals("OK")) {
      throw new IllegalStateException(answer);
    }
  }

  @Override
  public void close() {
    replica.close();
    primaries.forEach(RedisServer::close);
  }
}
