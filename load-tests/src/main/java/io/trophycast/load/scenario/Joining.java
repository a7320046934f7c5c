package io.trophycast.load.scenario;

import io.trophycast.load.client.Sources;
import io.trophycast.load.crowd.Api;
import io.trophycast.load.crowd.Me;
import io.trophycast.load.crowd.Target;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Lets a crowd join stages through the API, from as many addresses as the limits ask for. */
final class Joining {
  private static final int AT_ONCE = 16;

  private Joining() {}

  /** So many members, of whom the one with number i joins stage {@code i mod stages}. */
  static List<Me> of(Target server, List<JsonObject> stages, int members) {
    var apis = new ConcurrentHashMap<Integer, Api>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<Me>> joining =
          IntStream.range(0, members)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              Me.join(
                                  apis.computeIfAbsent(
                                      i / Sources.crowdOfOne(),
                                      _ -> new Api(List.of(server), Sources.of(i))),
                                  stages.get(i % stages.size()),
                                  "Member " + i)))
              .toList();
      List<Me> joined = new ArrayList<>();
      for (Future<Me> one : joining) {
        joined.add(one.get());
      }
      return List.copyOf(joined);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Somebody could not join", e);
    } finally {
      apis.values().forEach(Api::close);
    }
  }
}
