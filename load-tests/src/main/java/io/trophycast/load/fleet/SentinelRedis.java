package io.trophycast.load.fleet;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A primary and a replica under three sentinels. Each of the two announces the port of a faulty
 * link in front of it, so that instances, sentinels and the other one all reach it through that.
 */
public final class SentinelRedis implements RedisTopology {
  private static final String NAME = "stage";
  private static final int QUORUM = 2;
  private static final int DOWN_MS = 2000;
  private static final int FAILOVER_MS = 6000;

  private final List<RedisProcess> nodes = new ArrayList<>();
  private final List<FaultyLink> links = new ArrayList<>();
  private final List<RedisProcess> sentinels = new ArrayList<>();

  /** Opens the links; the processes are started later. */
  public SentinelRedis(Vertx vertx, Path home) {
    for (int i = 0; i < 2; i++) {
      int port = FreePort.take();
      FaultyLink link = FaultyLink.open(vertx, "redis" + i, port);
      links.add(link);
      List<String> lines = new ArrayList<>(SingleRedis.FSYNC_FIRST);
      lines.add("replica-announce-ip 127.0.0.1");
      lines.add("replica-announce-port " + link.port());
      lines.add("repl-diskless-sync-delay 0");
      // As docs/operations.md asks for: one that was deposed and does not know yet decides nothing.
      lines.add("min-replicas-to-write 1");
      if (i > 0) {
        lines.add("replicaof 127.0.0.1 " + links.getFirst().port());
      }
      nodes.add(new RedisProcess("redis" + i, home, port, lines));
    }
    for (int i = 0; i < 3; i++) {
      List<String> lines =
          List.of(
              "sentinel monitor %s 127.0.0.1 %d %d"
                  .formatted(NAME, links.getFirst().port(), QUORUM),
              "sentinel down-after-milliseconds %s %d".formatted(NAME, DOWN_MS),
              "sentinel failover-timeout %s %d".formatted(NAME, FAILOVER_MS));
      sentinels.add(new RedisProcess("sentinel" + i, home, lines, "--sentinel"));
    }
  }

  @Override
  public void start() {
    nodes.forEach(node -> node.daemon().start());
    nodes.forEach(RedisProcess::awaitPong);
    awaitReady();
    sentinels.forEach(sentinel -> sentinel.daemon().start());
    sentinels.forEach(
        sentinel ->
            sentinel.await(
                "SENTINEL REPLICAS " + NAME,
                answer -> answer.contains("master-link-status\r\n$2\r\nok")));
    sentinels.forEach(
        sentinel ->
            sentinel.await(
                "SENTINEL CKQUORUM " + NAME, answer -> answer.startsWith("+OK 3 usable")));
  }

  @Override
  public List<String> options(int instance) {
    String addresses =
        sentinels.stream()
            .map(sentinel -> "127.0.0.1:" + sentinel.port())
            .collect(Collectors.joining(","));
    return List.of(
        "--redis", "redis-sentinel://" + addresses + "/" + NAME, "--durability", "replicas=1");
  }

  @Override
  public List<Daemon> nodes() {
    return nodes.stream().map(RedisProcess::daemon).toList();
  }

  @Override
  public List<FaultyLink> links() {
    return links;
  }

  /** One primary, and a replica that has all of it. */
  @Override
  public void awaitReady() {
    Patience.until("the replica follows the primary", this::isReplicated);
  }

  /** The number of the node that is the only primary, or -1. */
  int primary() {
    List<Integer> primaries =
        IntStream.range(0, nodes.size())
            .filter(i -> nodes.get(i).ask("INFO replication").contains("role:master"))
            .boxed()
            .toList();
    return primaries.size() == 1 ? primaries.getFirst() : -1;
  }

  private boolean isReplicated() {
    List<String> said = nodes.stream().map(node -> node.ask("INFO replication")).toList();
    return said.stream().filter(text -> text.contains("role:master")).count() == 1
        && said.stream().anyMatch(text -> text.contains("master_link_status:up"));
  }

  @Override
  public void close() {
    sentinels.forEach(sentinel -> sentinel.daemon().kill());
    nodes.forEach(node -> node.daemon().kill());
    links.forEach(link -> link.close().await());
  }
}
