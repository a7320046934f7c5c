package io.trophycast.load.crowd;

import io.trophycast.load.checker.Event;
import io.trophycast.load.checker.Moment;
import io.trophycast.load.checker.When;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes down what everybody does and sees. It may be used from any thread. */
public final class Recorder {
  private final long start = System.nanoTime();
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();
  private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
  private final Map<String, Moment> moments = new ConcurrentHashMap<>();

  /** This instant. */
  public When now() {
    return new When(System.nanoTime() - start, System.currentTimeMillis());
  }

  /** What a winner keeps as proof. */
  record Receipt(String member, String drop, int serial, String text) {}

  /** Keeps the receipt that an outcome may carry. */
  void keep(String member, JsonObject outcome) {
    if (outcome.containsKey("receipt")) {
      receipts.add(
          new Receipt(
              member,
              outcome.getString("drop"),
              outcome.getInteger("serial"),
              outcome.getString("receipt")));
    }
  }

  /** All receipts that winners have. */
  Set<Receipt> receipts() {
    return Set.copyOf(receipts);
  }

  void add(Event event) {
    events.add(event);
  }

  /** Everything so far, in the order of instants. */
  public List<Event> events() {
    return events.stream().sorted(Comparator.comparingLong(event -> event.when().nanos())).toList();
  }

  /** The moment that this JSON is; the same text is kept once, however many hear it. */
  Moment moment(JsonObject json) {
    return moments.computeIfAbsent(json.encode(), text -> read(json, text));
  }

  private static Moment read(JsonObject json, String text) {
    Object drop = json.getValue("drop");
    return new Moment(
        json.getLong("offset"),
        json.getString("type"),
        drop instanceof JsonObject whole ? whole.getString("id") : drop == null ? "" : drop + "",
        json.getInteger("serial", 0),
        json.getString("member", ""),
        json.getLong("at", 0L),
        text);
  }
}
