package io.trophycast.runtime;

import io.trophycast.announcement.AnnouncementTurns;
import io.trophycast.edge.ConnectionLimit;
import io.trophycast.edge.EdgeLimits;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Guard;
import io.trophycast.edge.HttpEdge;
import io.trophycast.edge.LiveServices;
import io.trophycast.edge.Origins;
import io.trophycast.edge.Readiness;
import io.trophycast.edge.WebFiles;
import io.trophycast.fanout.AudienceLimits;
import io.trophycast.identity.SigningKey;
import io.trophycast.redis.PrivateRedis;
import io.trophycast.redis.RedisAddress;
import io.trophycast.redis.RedisCheck;
import io.trophycast.redis.RedisClock;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.RedisUnavailable;
import io.trophycast.stage.JoinAddress;
import io.trophycast.stage.LiveStages;
import io.trophycast.stage.StageServices;
import io.trophycast.stage.StageVerticle;
import io.trophycast.template.SeriesTurns;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running server: every part of it, opened in an order in which each finds what it needs, and
 * closed in the reverse. It is started and closed by plain threads that may wait.
 */
final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final Configuration configuration;
  private final int port;
  private final URI publicUrl;
  private final Limits limits;
  private final Features features;
  private final InstanceMeters meters;
  private final Readiness readiness;
  private final Guard guard;
  private final Optional<URI> managementPort;
  private final Deque<AutoCloseable> parts;

  private Server(Configuration configuration, Limits limits, Deque<AutoCloseable> parts) {
    this.configuration = configuration;
    this.limits = limits;
    this.parts = parts;
    DataDirectory data = add(DataDirectory.open(configuration.data()));
    SigningKey key = signingKey(data);
    this.port = PublicAddress.settle(configuration.port());
    this.publicUrl =
        configuration.publicUrl().orElseGet(() -> PublicAddress.guess(configuration.host(), port));
    URI redis = configuration.redis().orElseGet(() -> startRedis(data));
    // Before the loops, which are counted from their first moment on.
    this.meters = add(new InstanceMeters());
    Vertx vertx =
        Vertx.builder().withTransport(LoopTransport.counted(meters.meters().blocks())).build();
    add(() -> vertx.close().await());
    RedisAddress address = new RedisAddress(redis.toString());
    RedisCheck.check(vertx, address).await();
    RedisLink link = RedisLink.connect(vertx, address, configuration.durability()).await();
    add(() -> link.close().await());
    if (configuration.redis().isPresent()) {
      SharedKey.agree(link, key);
    }
    RedisClock clock = RedisClock.start(vertx, link).await();
    this.features = Features.over(vertx, link, clock, key, configuration.redis().isEmpty());
    link.count(meters.meters().redis());
    this.readiness = new Readiness(link, meters.meters().loops());
    meters.show(readiness);
    this.guard = Guard.of(limits.edge(), configuration.trustedProxies(), clock);
    LiveStages stages = StageVerticle.deploy(vertx, stageServices(), features.drops()).await();
    new SeriesTurns(vertx, features.templates()).start();
    new AnnouncementTurns(vertx, features.announcements()).start();
    // Before the edge, so that it can be watched for as long as it says goodbye.
    this.managementPort = configuration.management().map(this::openManagementPort);
    listen(vertx, stages);
    readiness.enter();
    LOG.info("ready port={} publicUrl={} data={}", port, publicUrl, data.path());
  }

  /** How much it takes from whom; nobody but a test wants other ones. */
  record Limits(EdgeLimits edge, AudienceLimits audience) {
    static final Limits STANDARD = new Limits(EdgeLimits.STANDARD, AudienceLimits.STANDARD);
  }

  /**
   * Starts everything and returns when requests are served.
   *
   * @throws CannotStart with a sentence for the person who starts it; nothing is left running then
   */
  static Server start(Configuration configuration) {
    return start(configuration, Limits.STANDARD);
  }

  /** The same, with other limits. */
  static Server start(Configuration configuration, Limits limits) {
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    try {
      return new Server(configuration, limits, parts);
    } catch (RedisUnavailable e) {
      close(parts);
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      close(parts);
      throw e;
    }
  }

  /** The port it listens on. */
  int port() {
    return port;
  }

  /** The address that people reach it by. */
  URI publicUrl() {
    return publicUrl;
  }

  /** Where the management port is, if there is one. */
  Optional<URI> managementPort() {
    return managementPort;
  }

  /** A link that lets one person in as a host, once; it voids the one before. */
  URI freshHostLink() {
    String secret = features.hostLink().fresh().await();
    return publicUrl.resolve("/host#link=" + secret);
  }

  /** The address that this machine itself reaches it by, whatever stands in front of it. */
  URI ownAddress() {
    return PublicAddress.guess(configuration.host(), port);
  }

  Features features() {
    return features;
  }

  /**
   * Tells everybody who is connected to come back and when, then closes every part that was opened,
   * whatever happens to the others.
   */
  @Override
  public void close() {
    readiness.leave();
    LOG.info("stopping port={}", port);
    close(parts);
  }

  private static void close(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("a part did not close in order", e);
      }
    }
  }

  private SigningKey signingKey(DataDirectory data) {
    try {
      return configuration.signingKey().isPresent()
          ? SigningKey.keptAt(configuration.signingKey().get())
          : SigningKey.keptIn(data.path());
    } catch (IOException e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  private URI startRedis(DataDirectory data) {
    return add(PrivateRedis.start(data.redis(), data.programs())).uri();
  }

  private StageServices stageServices() {
    return new StageServices(
        features.link(),
        features.clock(),
        features.stages(),
        features.boards(),
        features.pulse(),
        features.fence(),
        new JoinAddress(publicUrl),
        meters.meters(),
        features.instance(),
        limits.audience());
  }

  private EdgeServices edgeServices(LiveStages stages) {
    return new EdgeServices(
        readiness,
        meters.meters(),
        guard,
        features.tokens(),
        features.hostLink(),
        features.stages(),
        features.pictures(),
        features.drops(),
        features.templates(),
        features.raffles(),
        features.claims(),
        features.receipts(),
        features.members(),
        features.suggestions(),
        features.boards(),
        features.trophies(),
        features.pickups(),
        features.presences(),
        features.cadences(),
        features.announcements(),
        stages::throwConfetti);
  }

  private void listen(Vertx vertx, LiveStages stages) {
    var connections = new ConnectionLimit(guard.limits(), features.clock());
    meters.show(connections);
    var setup =
        new EdgeVerticle.Setup(
            configuration.host(),
            port,
            HttpEdge.create(vertx, edgeServices(stages), publicUrl, WebFiles.bundled()).await(),
            new LiveServices(
                features.tokens(),
                features.claims(),
                features.members(),
                stages,
                features.clock(),
                meters.meters(),
                guard),
            new Origins(publicUrl),
            connections);
    List<EdgeVerticle> edges =
        Stream.generate(() -> new EdgeVerticle(setup))
            .limit(Runtime.getRuntime().availableProcessors())
            .toList();
    try {
      // One after the other: of two that cannot have the port, Vert.x prints a trace of its own.
      edges.forEach(edge -> vertx.deployVerticle(edge).await());
    } catch (Throwable e) {
      throw ListenFault.sentence(configuration.host(), port, "--port", e);
    }
    var drain =
        new Drain(
            vertx, features.clock(), readiness, connections, stages, edges, configuration.drain());
    add(drain::run);
  }

  private URI openManagementPort(ManagementAddress address) {
    ManagementPort port = add(ManagementPort.open(address, meters.registry(), readiness));
    return PublicAddress.guess(address.host(), port.port());
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }
}
