package io.trophycast.load.scenario;

import io.trophycast.load.client.Swarm;
import io.trophycast.load.crowd.Api;
import io.trophycast.load.crowd.Host;
import io.trophycast.load.crowd.Me;
import io.trophycast.load.fleet.LoneServer;
import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.ProcessUse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Servers over one Redis, and stages among which members are spread: the one with number i watches
 * stage {@code i mod stages} through server {@code (i / stages) mod servers}.
 */
final class Hall implements AutoCloseable {
  private static final double CONNECTS_A_SECOND = 1000;

  private final Size size;
  private final List<LoneServer> servers;
  private final List<Swarm> swarms = new ArrayList<>();
  private final List<JsonObject> stages;
  private final Api api;
  private final String hostToken;

  /** How large it is. */
  record Size(int members, int stages, int servers) {
    /** How many watch the stage with this number. */
    int watching(int stage) {
      return (members - stage + stages - 1) / stages;
    }
  }

  private Hall(List<LoneServer> servers, Size size) {
    this.servers = servers;
    this.size = size;
    LoneServer first = servers.getFirst();
    this.api = new Api(List.of(Theatre.target(first)));
    this.hostToken = Host.enter(api, servers.stream().map(LoneServer::hostLink).toList());
    this.stages =
        IntStream.range(0, size.stages())
            .mapToObj(i -> Theatre.newStage(api, hostToken, "growth-stage-" + i))
            .toList();
    enter(Joining.of(Theatre.target(first), stages, size.members()));
  }

  /** Starts everything, and lets everybody in. */
  static Hall open(Terms terms, Size size) {
    terms.told().accept(size.toString());
    var first = new LoneServer(terms.home(), terms.jar(), terms.javaOptions());
    List<LoneServer> servers = new ArrayList<>(List.of(first));
    for (int i = 1; i < size.servers(); i++) {
      servers.add(first.another("server-" + i));
    }
    try {
      first.start();
      servers.stream().skip(1).forEach(LoneServer::startServer);
      return new Hall(List.copyOf(servers), size);
    } catch (RuntimeException e) {
      servers.forEach(LoneServer::close);
      throw e;
    }
  }

  private void enter(List<Me> members) {
    List<List<Me>> crowds =
        IntStream.range(0, size.servers()).<List<Me>>mapToObj(_ -> new ArrayList<>()).toList();
    for (int i = 0; i < members.size(); i++) {
      crowds.get(i / size.stages() % size.servers()).add(members.get(i));
    }
    for (int i = 0; i < crowds.size(); i++) {
      List<Me> crowd = crowds.get(i);
      var swarm = new Swarm(servers.get(i).port(), crowd.size(), new TrophycastDialect(crowd));
      swarms.add(swarm);
      Pace.aSecond(CONNECTS_A_SECOND).run(crowd.size(), swarm::connect);
      Patience.until("all are live", () -> swarm.live() >= crowd.size());
    }
  }

  /** The host of a stage pins a text. */
  void pin(int stage, String text) {
    api.put(
        "/stages/" + stages.get(stage).getString("id") + "/pinned-message",
        hostToken,
        new JsonObject().put("text", text),
        "");
  }

  Size size() {
    return size;
  }

  List<LoneServer> servers() {
    return servers;
  }

  List<Swarm> swarms() {
    return swarms;
  }

  /** Processor time of all servers until now. */
  long serverMicros() {
    return servers.stream().mapToLong(one -> ProcessUse.cpuMicros(one.server().pid())).sum();
  }

  /** Processor time of Redis until now. */
  long redisMicros() {
    return ProcessUse.cpuMicros(servers.getFirst().redis().pid());
  }

  /** Memory of all servers. */
  long residentBytes() {
    return servers.stream()
        .mapToLong(one -> ProcessUse.of(one.server().pid()).residentBytes())
        .sum();
  }

  @Override
  public void close() {
    swarms.forEach(Swarm::close);
    api.close();
    servers.forEach(LoneServer::close);
  }
}
