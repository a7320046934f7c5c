package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This instance's link to Redis: one line for commands and one for subscriptions, which come back
 * by themselves after a loss. Every call either answers or fails with {@link RedisUnavailable}
 * within seconds; whether a failed call was carried out is not known. It may be used from any
 * thread.
 */
public final class RedisLink {
  private static final Logger log = LoggerFactory.getLogger(RedisLink.class);
  private static final String MISSING_FUNCTION = "ERR Function not found";

  private final Vertx vertx;
  private final FunctionLibrary library;
  private final Line commands;
  private final Line listening;
  private final Subscriptions subscriptions = new Subscriptions();
  private final Probe probe;
  private final String probeChannel;
  private final List<Consumer<LinkState>> watchers = new CopyOnWriteArrayList<>();
  private volatile LinkState state = new LinkState(false, false);
  private volatile long probeTimer = -1;

  private RedisLink(Vertx vertx, RedisAddress address, FunctionLibrary library) {
    var random = new SecureRandom();
    this.vertx = vertx;
    this.library = library;
    this.commands = new Line(vertx, address, "commands", random, library::load, this::changed);
    this.listening =
        new Line(vertx, address, "subscriptions", random, subscriptions::moveTo, this::changed);
    this.probeChannel = "tc:probe:" + Long.toHexString(random.nextLong());
    this.probe = new Probe(probeChannel, commands, listening, this::changed);
  }

  /** Connects and loads the functions; fails when Redis is not there or refuses them. */
  public static Future<RedisLink> connect(Vertx vertx, RedisAddress address) {
    var link = new RedisLink(vertx, address, FunctionLibrary.fromClasspath());
    return link.commands
        .connect()
        .compose(up -> link.listening.connect())
        .compose(up -> link.subscribe(link.probeChannel, link.probe))
        .map(
            ready -> {
              link.probeTimer = link.probe.start(vertx);
              log.info("Connected to Redis address={}", address);
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
   * call share one hash tag.
   */
  public Future<String> call(String function, List<String> keys, List<String> args) {
    return fcall(function, keys, args)
        .recover(
            fault ->
                isMissingFunction(fault)
                    ? reload().compose(loaded -> fcall(function, keys, args))
                    : Future.failedFuture(fault))
        .recover(fault -> Future.failedFuture(told(fault)))
        .map(answer -> answer.orElseThrow().toString());
  }

  /** Sends a plain command that always answers with something. */
  public Future<Response> send(Request request) {
    return find(request).map(Optional::orElseThrow);
  }

  /** Sends a plain command that may answer with nothing. */
  public Future<Optional<Response>> find(Request request) {
    return commands.send(request).recover(fault -> Future.failedFuture(told(fault)));
  }

  /**
   * Listens to a channel; done once Redis has confirmed it. The subscription outlives lost
   * connections.
   */
  public Future<Void> subscribe(String channel, ChannelListener listener) {
    return subscriptions
        .add(channel, listener, listening)
        .recover(fault -> Future.failedFuture(told(fault)));
  }

  /** Listens no longer. */
  public void unsubscribe(String channel, ChannelListener listener) {
    subscriptions.remove(channel, listener, listening);
  }

  /** How the link is now. */
  public LinkState state() {
    return state;
  }

  /** Tells this watcher about every change of {@link #state()} from now on. */
  public void watch(Consumer<LinkState> watcher) {
    watchers.add(watcher);
  }

  /** Ends the link for good. */
  public Future<Void> close() {
    vertx.cancelTimer(probeTimer);
    return Future.join(commands.close(), listening.close()).mapEmpty();
  }

  private Future<Optional<Response>> fcall(String function, List<String> keys, List<String> args) {
    Request request = Request.cmd(Command.FCALL).arg(library.nameOf(function)).arg(keys.size());
    keys.forEach(request::arg);
    args.forEach(request::arg);
    return commands.send(request);
  }

  private Future<Optional<Response>> reload() {
    log.info("Loading the functions into Redis again");
    return commands.send(library.loadRequest());
  }

  private static boolean isMissingFunction(Throwable fault) {
    return fault.getMessage() != null && fault.getMessage().startsWith(MISSING_FUNCTION);
  }

  /**
   * Tells a Redis that can't answer now (away, loading, read-only, too slow) from one that
   * understood the request and found it wrong, which is a fault of this program that asking again
   * does not cure.
   */
  private static Throwable told(Throwable fault) {
    if (fault instanceof RedisUnavailable) {
      return fault;
    }
    String message = String.valueOf(fault.getMessage());
    if (message.startsWith("ERR ") || message.startsWith("WRONGTYPE ")) {
      return new IllegalStateException("Redis could not do this: " + message, fault);
    }
    return new RedisUnavailable("Redis did not answer: " + message, fault);
  }

  private void changed() {
    var now = new LinkState(commands.isUp(), probe.isHealthy());
    if (!now.equals(state)) {
      state = now;
      watchers.forEach(watcher -> watcher.accept(now));
    }
  }
}
