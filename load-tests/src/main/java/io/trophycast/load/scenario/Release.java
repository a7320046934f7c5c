package io.trophycast.load.scenario;

import io.trophycast.load.crowd.DropRequest;
import io.vertx.core.json.JsonObject;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A drop that a scenario has scheduled.
 *
 * @param opensAt in milliseconds of the server's clock, which is this machine's
 */
record Release(Theatre theatre, String id, long opensAt) {
  private static final int OPEN_SECONDS = 60;

  /** One that opens in some seconds, one trophy a member. */
  static Release schedule(Theatre theatre, int supply, int points, int inSeconds) {
    var request =
        new DropRequest(
            "For the quick", supply, 1, points, OptionalInt.of(inSeconds), OPEN_SECONDS);
    JsonObject drop =
        theatre
            .api()
            .done(
                theatre.path() + "/drops",
                theatre.hostToken(),
                request.json(),
                "load-drop-" + System.nanoTime());
    return new Release(theatre, drop.getString("id"), drop.getLong("opensAt"));
  }

  /** When it opens, in {@link System#nanoTime}. */
  long due() {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(opensAt - System.currentTimeMillis());
  }

  /** Ends it now. */
  void end() {
    theatre
        .api()
        .done(theatre.path() + "/drops/" + id + "/end", theatre.hostToken(), new JsonObject(), "");
  }

  /** How many trophies went, by its public record. */
  int awarded() {
    return theatre.api().get(theatre.path() + "/drops/" + id, "").body().getInteger("awarded");
  }
}
