package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The primaries of a cluster. Who owns what is asked again when a node says that a key has moved,
 * and for as long as a primary can't be reached, with jittered pauses.
 *
 * <p>vertx-redis-client's own cluster type is not used: it connects to every node or to none, keeps
 * connections that have died, and does not tell over which one a command went.
 */
final class ClusterPrimaries implements Primaries {
  private static final Logger log = LoggerFactory.getLogger(ClusterPrimaries.class);
  private static final int PATIENCE_MS = 1000;
  private static final int LONGEST_PAUSE_MS = 500;

  private final RedisAddress address;
  private final Primary.Setup setup;
  private final Runnable changed;
  private final Backoff backoff;
  private final AtomicBoolean tending = new AtomicBoolean();
  private volatile View view = new View(SlotMap.UNKNOWN, Map.of());
  private volatile boolean closed;
  private @Nullable Future<Void> looking;

  private record View(SlotMap slots, Map<Endpoint, Primary> primaries) {}

  /** Knows nobody yet. */
  ClusterPrimaries(RedisAddress address, Primary.Setup setup, Runnable changed) {
    this.address = address;
    this.setup = setup;
    this.changed = changed;
    this.backoff = new Backoff(setup.random(), LONGEST_PAUSE_MS);
  }

  @Override
  public Future<Void> connect() {
    return look(candidates())
        .compose(this::take)
        .map(
            taken -> {
              if (!view.slots().isWhole()) {
                throw new RedisUnavailable("The cluster has slots that no node owns.");
              }
              if (!isUp()) {
                throw new RedisUnavailable(
                    "Not all primaries of the cluster can be used: " + down());
              }
              return null;
            });
  }

  @Override
  public Optional<Primary> of(String key) {
    View now = view;
    return now.slots().ownerOf(key).map(now.primaries()::get);
  }

  @Override
  public Collection<Primary> all() {
    return view.primaries().values();
  }

  @Override
  public synchronized Future<Void> lookAgain() {
    if (looking == null || looking.isComplete()) {
      looking =
          setup
              .vertx()
              .timer(backoff.nextDelayMs(), TimeUnit.MILLISECONDS)
              .compose(pause -> look(candidates()))
              .compose(this::take)
              .otherwiseEmpty();
    }
    return looking;
  }

  @Override
  public boolean isUp() {
    View now = view;
    return now.slots().isWhole() && now.primaries().values().stream().allMatch(Primary::isUp);
  }

  /** Any node will do, for the nodes pass on to each other what is published. */
  @Override
  public Whereabouts ears() {
    return () -> Future.succeededFuture(address.to(candidates().getFirst()));
  }

  @Override
  public Future<Void> close() {
    closed = true;
    return Future.join(all().stream().map(Primary::close).toList()).mapEmpty();
  }

  /** Whom to ask: first who is there, then who has been named, each in a random order. */
  private List<Endpoint> candidates() {
    List<Endpoint> up = new ArrayList<>();
    view.primaries()
        .forEach(
            (endpoint, primary) -> {
              if (primary.isUp()) {
                up.add(endpoint);
              }
            });
    List<Endpoint> others = new ArrayList<>(address.endpoints());
    others.addAll(view.primaries().keySet());
    Collections.shuffle(up, Random.from(setup.random()));
    Collections.shuffle(others, Random.from(setup.random()));
    var all = new LinkedHashSet<>(up);
    all.addAll(others);
    return List.copyOf(all);
  }

  private Future<SlotMap> look(List<Endpoint> nodes) {
    Endpoint node = nodes.getFirst();
    Request request = Request.cmd(Command.CLUSTER).arg("SLOTS");
    return Question.ask(setup.vertx(), address.to(node), request, PATIENCE_MS)
        .map(answer -> SlotMap.from(answer, node))
        .recover(
            fault ->
                nodes.size() == 1
                    ? Future.failedFuture(fault)
                    : look(nodes.subList(1, nodes.size())));
  }

  /** Keeps the lines to those who still are primaries; done when each new one was tried once. */
  private synchronized Future<Void> take(SlotMap slots) {
    if (closed) {
      return Future.succeededFuture();
    }
    Map<Endpoint, Primary> primaries = new HashMap<>();
    List<Future<Void>> tried = new ArrayList<>();
    for (Endpoint endpoint : slots.primaries()) {
      Primary known = view.primaries().get(endpoint);
      Primary primary = known == null ? primary(endpoint) : known;
      primaries.put(endpoint, primary);
      if (known == null) {
        tried.add(primary.connectAtLast());
      }
    }
    List<Primary> gone =
        view.primaries().values().stream().filter(p -> !primaries.containsValue(p)).toList();
    view = new View(slots, Map.copyOf(primaries));
    gone.forEach(Primary::close);
    if (!tried.isEmpty() || !gone.isEmpty()) {
      log.info("The cluster's primaries are primaries={}", slots.primaries());
    }
    return Future.join(tried)
        .map(
            all -> {
              lineChanged();
              return null;
            });
  }

  private Primary primary(Endpoint endpoint) {
    return new Primary(
        setup,
        endpoint.toString(),
        () -> Future.succeededFuture(address.to(endpoint)),
        () -> view.slots().keyAt(endpoint, Keys.KEPT),
        this::lineChanged);
  }

  private void lineChanged() {
    changed.run();
    if (isUp()) {
      backoff.reset();
    } else {
      tend();
    }
  }

  /** Looks again and again until every slot has a primary that can be reached. */
  private void tend() {
    if (!closed && !isUp() && tending.compareAndSet(false, true)) {
      lookAgain()
          .onComplete(
              looked -> {
                tending.set(false);
                setup.vertx().runOnContext(next -> tend());
              });
    }
  }

  private String down() {
    return view.primaries().values().stream()
        .filter(primary -> !primary.isUp())
        .map(Primary::name)
        .collect(Collectors.joining(", "));
  }
}
