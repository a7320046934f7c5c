package io.trophycast.redis;

import io.trophycast.meter.RedisMeters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This instance's link to Redis: a line for commands to each primary and one for subscriptions,
 * which come back by themselves after a loss. Every call either answers or fails with {@link
 * RedisUnavailable} within seconds; whether a failed call was carried out is not known. It may be
 * used from any thread.
 */
public final class RedisLink {
  private static final Logger log = LoggerFactory.getLogger(RedisLink.class);

  /** How often a command may be told that its key has moved before it fails. */
  private static final int REDIRECTIONS = 3;

  private final Vertx vertx;
  private final FunctionLibrary library;
  private final Primaries primaries;
  private final Line listening;
  private final Subscriptions subscriptions = new Subscriptions();
  private final Probe probe;
  private final String probeChannel;
  private final List<Consumer<LinkState>> watchers = new CopyOnWriteArrayList<>();
  private volatile LinkState state = new LinkState(false, false, false);
  private volatile long probeTimer = -1;
  private volatile Optional<RedisMeters> meters = Optional.empty();
  private volatile Verifier verifier =
      stage ->
          Future.failedFuture(
              new StageUnverified("Nobody here holds the history of " + stage + " against Redis."));

  private RedisLink(
      Vertx vertx, RedisAddress address, Durability durability, FunctionLibrary library) {
    var random = new SecureRandom();
    this.vertx = vertx;
    this.library = library;
    this.primaries = primaries(address, new Primary.Setup(vertx, library, random, durability));
    this.listening =
        new Line(
            vertx,
            "subscriptions",
            primaries.ears(),
            random,
            (connection, peer) -> subscriptions.moveTo(connection),
            this::changed);
    this.probeChannel = "tc:probe:" + Long.toHexString(random.nextLong());
    this.probe = new Probe(probeChannel, primaries, listening, this::changed);
  }

  /** Connects to a Redis that writes to disk before it answers. */
  public static Future<RedisLink> connect(Vertx vertx, RedisAddress address) {
    return connect(vertx, address, new Durability.Disk());
  }

  /** Connects and loads the functions; fails when Redis is not there or refuses them. */
  public static Future<RedisLink> connect(
      Vertx vertx, RedisAddress address, Durability durability) {
    return connect(vertx, address, durability, FunctionLibrary.fromClasspath());
  }

  /** Connects with a library of one's own. */
  static Future<RedisLink> connect(
      Vertx vertx, RedisAddress address, Durability durability, FunctionLibrary library) {
    var link = new RedisLink(vertx, address, durability, library);
    return link.primaries
        .connect()
        .compose(up -> link.listening.connect())
        .compose(up -> link.subscribe(link.probeChannel, link.probe))
        .compose(up -> DurabilityCheck.check(link.primaries, durability))
        .map(
            ready -> {
              link.probeTimer = link.probe.start(vertx);
              log.info("Connected to Redis address={} durability={}", address, durability);
              return link;
            })
        .recover(
            fault ->
                link.close()
                    .transform(
                        closed ->
                            Future.failedFuture(
                                new RedisUnavailable(
                                    "Redis at " + address + " can't be used: " + fault.getMessage(),
                                    fault))));
  }

  /**
   * Calls a function of the library by its plain name; it answers with JSON text. All keys of a
   * call share one hash tag. The incarnation of the Redis that is called is its last argument.
   */
  Future<Reply> call(String function, List<String> keys, List<String> args) {
    return timed(
        function,
        ask(
            keys.getFirst(),
            peer -> fcall(function, keys, args, peer.incarnation()),
            REDIRECTIONS));
  }

  /**
   * Done when what was answered about this key is as durable as winners are promised; fails with
   * {@link RedisUnavailable} as long as that is not sure.
   */
  Future<Void> kept(String key, Reply answered) {
    return primaries
        .of(key)
        .map(primary -> primary.kept(answered.from()))
        .orElseGet(
            () -> Future.failedFuture(new RedisUnavailable("No Redis is known for this key.")));
  }

  /** Whether it is this incarnation of Redis that commands about this key go to. */
  public boolean asks(String key, String incarnation) {
    return primaries
        .of(key)
        .flatMap(primary -> primary.commands().peer())
        .filter(peer -> peer.incarnation().equals(incarnation))
        .isPresent();
  }

  /** Sends a plain command about this key that always answers with something. */
  public Future<Response> send(String key, Request request) {
    return find(key, request).map(Optional::orElseThrow);
  }

  /** Sends a plain command about this key that may answer with nothing. */
  public Future<Optional<Response>> find(String key, Request request) {
    return timed(nameOf(request), ask(key, peer -> request, REDIRECTIONS)).map(Reply::response);
  }

  /**
   * Listens to a channel; done once Redis has confirmed it. The subscription outlives lost
   * connections.
   */
  public Future<Void> subscribe(String channel, ChannelListener listener) {
    return subscriptions
        .add(channel, listener, listening)
        .recover(fault -> Future.failedFuture(Trouble.told(fault)));
  }

  /** Listens no longer. */
  public void unsubscribe(String channel, ChannelListener listener) {
    subscriptions.remove(channel, listener, listening);
  }

  /** Who makes a stage verified when Redis has come back with an unknown past. */
  public void verifyWith(Verifier witness) {
    verifier = witness;
  }

  Verifier verifier() {
    return verifier;
  }

  /** How the link is now. */
  public LinkState state() {
    return state;
  }

  /** Tells this watcher about every change of {@link #state()} from now on. */
  public void watch(Consumer<LinkState> watcher) {
    watchers.add(watcher);
  }

  /** Tells these meters about every call from now on. */
  public void count(RedisMeters calls) {
    meters = Optional.of(calls);
  }

  /** Ends the link for good. */
  public Future<Void> close() {
    vertx.cancelTimer(probeTimer);
    return Future.join(primaries.close(), listening.close()).mapEmpty();
  }

  /** Asks whoever owns the key. A command that was not carried out may be sent to another node. */
  private Future<Reply> ask(String key, Function<Peer, Request> request, int redirections) {
    return primaries
        .of(key)
        .map(primary -> primary.ask(request))
        .orElseGet(
            () -> Future.failedFuture(new RedisUnavailable("No Redis is known for this key.")))
        .recover(
            fault ->
                switch (Trouble.of(fault)) {
                  case MOVED ->
                      redirections == 0
                          ? Future.failedFuture(Trouble.told(fault))
                          : primaries
                              .lookAgain()
                              .compose(known -> ask(key, request, redirections - 1));
                  case UNSETTLED -> {
                    primaries.lookAgain();
                    yield Future.failedFuture(Trouble.told(fault));
                  }
                  case MISSING_FUNCTION, DEPOSED, WRONG, AWAY ->
                      Future.failedFuture(Trouble.told(fault));
                });
  }

  private Future<Reply> timed(String call, Future<Reply> reply) {
    long sent = System.nanoTime();
    return reply.onComplete(
        done ->
            meters.ifPresent(
                calls -> calls.called(call, System.nanoTime() - sent, done.succeeded())));
  }

  private static String nameOf(Request command) {
    return command.command().toString().toLowerCase(Locale.ROOT);
  }

  private Request fcall(String function, List<String> keys, List<String> args, String incarnation) {
    Request request = Request.cmd(Command.FCALL).arg(library.nameOf(function)).arg(keys.size());
    keys.forEach(request::arg);
    args.forEach(request::arg);
    return request.arg(incarnation);
  }

  private Primaries primaries(RedisAddress address, Primary.Setup setup) {
    return switch (address.kind()) {
      case SINGLE -> one(address, setup, () -> Future.succeededFuture(address.options()));
      case SENTINEL -> one(address, setup, new Sentinels(vertx, address));
      case CLUSTER -> new ClusterPrimaries(address, setup, this::changed);
    };
  }

  private OnePrimary one(RedisAddress address, Primary.Setup setup, Whereabouts whereabouts) {
    return new OnePrimary(
        new Primary(
            setup, address.toString(), whereabouts, () -> Optional.of(Keys.KEPT), this::changed),
        whereabouts);
  }

  private void changed() {
    var now =
        new LinkState(
            primaries.isUp(),
            probe.isHealthy(),
            primaries.all().stream().allMatch(Primary::hasFunctions));
    if (!now.equals(state)) {
      state = now;
      watchers.forEach(watcher -> watcher.accept(now));
    }
  }
}
