package io.trophycast.load.scenario;

import io.trophycast.load.client.Swarm;
import io.trophycast.load.crowd.Api;
import io.trophycast.load.crowd.Host;
import io.trophycast.load.crowd.Me;
import io.trophycast.load.crowd.Target;
import io.trophycast.load.fleet.LoneServer;
import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.Scrape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A server with one stage, a host, and members who have joined and may connect. */
final class Theatre implements AutoCloseable {
  private final Terms terms;
  private final LoneServer server;
  private final Api api;
  private final String hostToken;
  private final JsonObject stage;
  private final List<Me> members;
  private final Swarm swarm;
  private final TrophycastDialect dialect;

  private Theatre(Terms terms, LoneServer server) {
    this.terms = terms;
    this.server = server;
    this.api = new Api(List.of(target(server)));
    this.hostToken = Host.enter(api, List.of(server.hostLink()));
    this.stage = newStage(api, hostToken, "load-stage");
    terms.told().accept("%d members join".formatted(terms.members()));
    this.members = Joining.of(target(server), List.of(stage), terms.members());
    this.dialect = new TrophycastDialect(members);
    this.swarm = new Swarm(server.port(), members.size(), dialect);
  }

  /** Opens one with as many members as the terms say; nobody is connected yet. */
  static Theatre open(Terms terms) {
    var server = new LoneServer(terms.home(), terms.jar(), terms.javaOptions());
    try {
      server.start();
      return new Theatre(terms, server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** A host makes a stage; with the same key it is the same. */
  static JsonObject newStage(Api api, String hostToken, String key) {
    return api.done(
        "/stages",
        hostToken,
        new JsonObject()
            .put("name", "A night of many")
            .put("zone", "Europe/Berlin")
            .put("languages", new JsonArray().add("en")),
        key);
  }

  LoneServer server() {
    return server;
  }

  /** What the server says of itself. */
  Scrape scrape() {
    return new Scrape(server.meters());
  }

  Api api() {
    return api;
  }

  String hostToken() {
    return hostToken;
  }

  /** Path of the stage in the API. */
  String path() {
    return "/stages/" + stage.getString("id");
  }

  List<Me> members() {
    return members;
  }

  Swarm swarm() {
    return swarm;
  }

  TrophycastDialect dialect() {
    return dialect;
  }

  /** Connects these, so many a second, and waits until all that were ever connected are live. */
  void connect(int from, int to, double aSecond) {
    Pace.aSecond(aSecond).run(to - from, i -> swarm.connect(from + i));
    Patience.until("%d members are live".formatted(to), () -> swarm.live() >= to);
    terms.told().accept("%d connections are live".formatted(swarm.live()));
  }

  /** How many taps are counted until now. */
  long confetti() {
    return api.get(path() + "/snapshot", hostToken)
        .body()
        .getJsonObject("counters")
        .getLong("confetti");
  }

  /** Somebody joins who was not here before, and will connect in place of another. */
  void joinInPlaceOf(int number, String name) {
    dialect.becomes(number, Me.join(api, stage, name));
  }

  static Target target(LoneServer server) {
    return new Target("server", server.port());
  }

  @Override
  public void close() {
    swarm.close();
    api.close();
    server.close();
  }
}
