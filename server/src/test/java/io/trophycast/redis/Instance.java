package io.trophycast.redis;

import io.trophycast.announcement.Announcements;
import io.trophycast.board.Boards;
import io.trophycast.cadence.Cadences;
import io.trophycast.confetti.Pulse;
import io.trophycast.drop.Claims;
import io.trophycast.drop.Drops;
import io.trophycast.drop.NewDrop;
import io.trophycast.drop.NewPickup;
import io.trophycast.drop.NewWaves;
import io.trophycast.drop.Opens;
import io.trophycast.drop.Raffles;
import io.trophycast.fence.Fence;
import io.trophycast.identity.EntryKey;
import io.trophycast.identity.SigningKey;
import io.trophycast.identity.Tokens;
import io.trophycast.member.Members;
import io.trophycast.pickup.Pickups;
import io.trophycast.presence.Presences;
import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Citation;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.ClaimRule;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Way;
import io.trophycast.stage.Stages;
import io.trophycast.template.Templates;
import io.trophycast.trophy.Trophies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * What one instance of the server has of services, on a real Redis. Several of them are several
 * instances.
 */
public final class Instance implements AutoCloseable {
  /** Who does what the tests do. */
  public static final Actor HOST = new Actor("host:test");

  /** A fleet signs with one key. */
  private static final SigningKey KEY = SigningKey.ephemeral();

  private final Vertx vertx = Vertx.vertx();
  public final RedisLink link;
  public final RedisClock clock;
  public final Stages stages;
  public final EntryKey entryKey = new EntryKey(KEY);
  public final Raffles raffles;
  public final Drops drops;
  public final Templates templates;
  public final Fence fence;
  public final Tokens tokens;
  public final Claims claims;
  public final Members members;
  public final Boards boards;
  public final Trophies trophies;
  public final Pickups pickups;
  public final Presences presences;
  public final Cadences cadences;
  public final Announcements announcements;
  public final Pulse pulse;

  private Instance(RedisAddress address, Durability durability, FunctionLibrary library) {
    var random = new SecureRandom();
    link = await(RedisLink.connect(vertx, address, durability, library));
    clock = await(RedisClock.start(vertx, link));
    stages = new Stages(link, clock, random);
    raffles = new Raffles(vertx, link, KEY, entryKey);
    drops = new Drops(link, clock, random, raffles);
    templates = new Templates(link, clock, random, drops);
    fence = new Fence(vertx, link, random, UUID.randomUUID().toString(), false);
    tokens = new Tokens(vertx, KEY, clock);
    claims = new Claims(link, random, tokens, entryKey, fence.memory());
    members = new Members(link, random);
    boards = new Boards(link);
    trophies = new Trophies(link);
    pickups = new Pickups(link, KEY, entryKey);
    presences = new Presences(link, clock, KEY);
    cadences = new Cadences(link, clock);
    announcements = new Announcements(link, clock, random);
    pulse = new Pulse(link);
  }

  /** One more instance on the test JVM's Redis. */
  public static Instance start() {
    return on(RedisServer.shared());
  }

  /** One more instance on a Redis of the test's own. */
  public static Instance on(RedisServer server) {
    return on(server.uri().toString(), new Durability.Disk());
  }

  /** One more instance on the Redis at this address. */
  public static Instance on(String address, Durability durability) {
    return new Instance(new RedisAddress(address), durability, FunctionLibrary.fromClasspath());
  }

  /** An instance of another version. */
  static Instance of(FunctionLibrary version, RedisServer server) {
    return new Instance(new RedisAddress(server.uri().toString()), new Durability.Disk(), version);
  }

  /** A new stage in Berlin. */
  public StageId stage() {
    return given(
            stages.create(
                "Friday Lights",
                "Europe/Berlin",
                List.of(Language.ENGLISH, Language.GERMAN),
                HOST,
                Optional.empty()))
        .id();
  }

  /** A new member of this stage. */
  public MemberId member(StageId stage, String name) {
    return given(members.join(stage, name, Optional.empty(), Optional.empty())).id();
  }

  /** A drop as hosts ask for it, with nothing special about it. */
  public static NewDrop drop(int supply, int limit, long points, Opens opens) {
    return new NewDrop(
        "Night Owl",
        Optional.of("🦉"),
        Optional.empty(),
        Optional.of(supply),
        opens,
        600,
        Optional.of(limit),
        Optional.of(points),
        new Citation("Stayed late", "It mattered", "Mara"),
        "Be quick.",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A drop that opens at its local time in several places, each time for so many seconds. */
  public static NewDrop inWaves(int supply, Way way, Opens opens, int duration, NewWaves waves) {
    NewDrop plain = drop(supply, 1, 0, opens);
    return new NewDrop(
        plain.title(),
        plain.emoji(),
        plain.picture(),
        plain.supply(),
        plain.opens(),
        duration,
        plain.limit(),
        plain.points(),
        plain.citation(),
        plain.earn(),
        plain.nextStep(),
        Optional.of(way),
        plain.rule(),
        Optional.of(waves),
        plain.pickup(),
        Optional.empty(),
        plain.overrule());
  }

  /** A drop that opens at once for ten minutes, is won in this way and by whom this rule lets. */
  public static NewDrop drop(int supply, Way way, Optional<ClaimRule> rule) {
    NewDrop plain = drop(supply, 1, 0, Opens.atOnce());
    return new NewDrop(
        plain.title(),
        plain.emoji(),
        plain.picture(),
        way == Way.EVERYONE ? Optional.empty() : plain.supply(),
        plain.opens(),
        plain.duration(),
        plain.limit(),
        plain.points(),
        plain.citation(),
        plain.earn(),
        plain.nextStep(),
        Optional.of(way),
        rule,
        Optional.empty(),
        plain.pickup(),
        plain.onShow(),
        plain.overrule());
  }

  /** The same drop, for this reason also beyond the stage's limits. */
  public static NewDrop overruling(NewDrop plain, Optional<String> reason) {
    return new NewDrop(
        plain.title(),
        plain.emoji(),
        plain.picture(),
        plain.supply(),
        plain.opens(),
        plain.duration(),
        plain.limit(),
        plain.points(),
        plain.citation(),
        plain.earn(),
        plain.nextStep(),
        plain.way(),
        plain.rule(),
        Optional.empty(),
        plain.pickup(),
        plain.onShow(),
        reason);
  }

  /** The same drop, with its trophies on show for so many seconds after its end. */
  public static NewDrop onShow(NewDrop plain, int seconds) {
    return new NewDrop(
        plain.title(),
        plain.emoji(),
        plain.picture(),
        plain.supply(),
        plain.opens(),
        plain.duration(),
        plain.limit(),
        plain.points(),
        plain.citation(),
        plain.earn(),
        plain.nextStep(),
        plain.way(),
        plain.rule(),
        Optional.empty(),
        plain.pickup(),
        Optional.of(seconds),
        plain.overrule());
  }

  /** A drop that is open for ten minutes and won in this way. */
  public Drop open(StageId stage, Way way, int supply) {
    return schedule(stage, drop(supply, way, Optional.empty()));
  }

  /**
   * A drop that is open for ten minutes, with things to fetch at a desk that is open for an hour.
   */
  public Drop openWithThings(StageId stage, int supply, int stock, int hold, boolean keepTrophy) {
    NewDrop plain = drop(supply, 1, 0, Opens.atOnce());
    var now = LocalDateTime.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
    return schedule(
        stage,
        new NewDrop(
            plain.title(),
            plain.emoji(),
            plain.picture(),
            plain.supply(),
            plain.opens(),
            plain.duration(),
            plain.limit(),
            plain.points(),
            plain.citation(),
            plain.earn(),
            plain.nextStep(),
            plain.way(),
            plain.rule(),
            Optional.empty(),
            Optional.of(
                new NewPickup(
                    "The bar",
                    now.minusHours(1).toString(),
                    now.plusHours(1).toString(),
                    Optional.of(stock),
                    hold,
                    Optional.of("In a bag"),
                    Optional.of(keepTrophy))),
            plain.onShow(),
            plain.overrule()));
  }

  /** A drop that is open. */
  public DropId open(StageId stage, int supply, int limit, long points) {
    return schedule(stage, drop(supply, limit, points, Opens.atOnce())).id();
  }

  public Drop schedule(StageId stage, NewDrop drop) {
    return given(drops.schedule(stage, drop, HOST, Optional.empty()));
  }

  public ClaimOutcome claim(StageId stage, DropId drop, MemberId member, String claim) {
    return given(claims.claim(stage, drop, member, new ClaimId(claim)));
  }

  /** The outcome of an attempt that is made again for as long as nothing is decided. */
  public ClaimOutcome decide(StageId stage, DropId drop, MemberId member, String claim) {
    var outcome = new AtomicReference<ClaimOutcome>();
    awaitUntil(
        () -> {
          outcome.set(claim(stage, drop, member, claim));
          return !(outcome.get() instanceof ClaimOutcome.Undecided);
        });
    return outcome.get();
  }

  /** The stage's whole history. */
  public List<Moment> feed(StageId stage) {
    var entries =
        await(
            link.send(
                Keys.feed(stage),
                Request.cmd(Command.XRANGE).arg(Keys.feed(stage)).arg("-").arg("+")));
    List<Moment> moments = new ArrayList<>();
    entries.forEach(entry -> moments.add(Json.read(entry.get(1).get(1).toString(), Moment.class)));
    return moments;
  }

  /** Does something at an instant of Redis' clock. */
  public <T> Future<T> at(long instant, java.util.function.Supplier<Future<T>> action) {
    long wait = Math.max(1, instant - clock.millis());
    return vertx.timer(wait, TimeUnit.MILLISECONDS).compose(passed -> action.get());
  }

  public static <T> T given(Future<Answer<T>> answer) {
    return switch (await(answer)) {
      case Answer.Given<T>(T value) -> value;
      case Answer.Refused<T> refused -> throw new AssertionError(refused.toString());
    };
  }

  public static <T> ErrorCode refusal(Future<Answer<T>> answer) {
    return switch (await(answer)) {
      case Answer.Given<T>(T value) -> throw new AssertionError("not refused: " + value);
      case Answer.Refused<T> refused -> refused.code();
    };
  }

  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until this is so. */
  public void awaitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not come true within 30 s");
      }
      await(vertx.timer(10, TimeUnit.MILLISECONDS));
    }
  }

  @Override
  public void close() {
    await(link.close());
    await(vertx.close());
  }
}
