package io.trophycast.load.fleet;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Redis Cluster: three primaries with a replica each. Each node announces the port of a faulty
 * link in front of it, so that instances and replicas reach it through that; the nodes' own bus is
 * not hurt.
 */
public final class ClusterRedis implements RedisTopology {
  private static final int NODES = 6;
  private static final int NODE_TIMEOUT_MS = 2000;

  private final List<RedisProcess> nodes = new ArrayList<>();
  private final List<FaultyLink> links = new ArrayList<>();

  /** Opens the links; the processes are started later. */
  public ClusterRedis(Vertx vertx, Path home) {
    for (int i = 0; i < NODES; i++) {
      int port = FreePort.take();
      int bus = FreePort.take();
      FaultyLink link = FaultyLink.open(vertx, "redis" + i, port);
      links.add(link);
      List<String> lines = new ArrayList<>(SingleRedis.FSYNC_FIRST);
      lines.add("cluster-enabled yes");
      lines.add("cluster-node-timeout " + NODE_TIMEOUT_MS);
      lines.add("cluster-port " + bus);
      lines.add("cluster-announce-ip 127.0.0.1");
      lines.add("cluster-announce-port " + link.port());
      lines.add("cluster-announce-bus-port " + bus);
      lines.add("repl-diskless-sync-delay 0");
      nodes.add(new RedisProcess("redis" + i, home, port, lines));
    }
  }

  @Override
  public void start() {
    nodes.forEach(node -> node.daemon().start());
    nodes.forEach(RedisProcess::awaitPong);
    List<String> command = new ArrayList<>(List.of("redis-cli", "--cluster", "create"));
    nodes.forEach(node -> command.add("127.0.0.1:" + node.port()));
    command.addAll(List.of("--cluster-replicas", "1", "--cluster-yes"));
    try {
      Process made =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(nodes.getFirst().daemon().folder().resolve("create.log").toFile())
              .start();
      Patience.until("redis-cli has made the cluster", () -> !made.isAlive());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady();
  }

  @Override
  public List<String> options(int instance) {
    String addresses =
        links.stream().map(link -> "127.0.0.1:" + link.port()).collect(Collectors.joining(","));
    return List.of("--redis", "redis-cluster://" + addresses, "--durability", "replicas=1");
  }

  @Override
  public List<Daemon> nodes() {
    return nodes.stream().map(RedisProcess::daemon).toList();
  }

  @Override
  public List<FaultyLink> links() {
    return links;
  }

  /** All slots served, and three replicas that have all of it. */
  @Override
  public void awaitReady() {
    Patience.until("the cluster is whole", this::isWhole);
  }

  /** How many of the running nodes are primaries. */
  long primaries() {
    return nodes.stream()
        .filter(node -> node.ask("INFO replication").contains("role:master"))
        .count();
  }

  private boolean isWhole() {
    return nodes.stream().allMatch(node -> node.ask("CLUSTER INFO").contains("cluster_state:ok"))
        && nodes.stream()
                .filter(node -> node.ask("INFO replication").contains("master_link_status:up"))
                .count()
            == NODES / 2;
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.daemon().kill());
    links.forEach(link -> link.close().await());
  }
}
