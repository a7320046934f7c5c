package io.trophycast.load.scenario;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a scenario is asked to do.
 *
 * @param members that connect
 * @param seconds of measurement
 * @param rate of what happens, a second; each scenario says of what
 * @param supply trophies of a drop
 * @param rounds how often those are compared that are compared
 * @param jar the server
 * @param javaOptions of the server's JVM
 * @param peers folder with the servers of others
 * @param home folder for the data and logs of all processes
 * @param told hears how it goes
 */
public record Terms(
    int members,
    int seconds,
    double rate,
    int supply,
    int rounds,
    Path jar,
    List<String> javaOptions,
    Path peers,
    Path home,
    Consumer<String> told) {
  public Terms {
    javaOptions = List.copyOf(javaOptions);
  }

  /** The same in a folder of its own. */
  Terms in(String folder) {
    return new Terms(
        members,
        seconds,
        rate,
        supply,
        rounds,
        jar,
        javaOptions,
        peers,
        home.resolve(folder),
        told);
  }

  JsonObject json() {
    return new JsonObject()
        .put("members", members)
        .put("seconds", seconds)
        .put("rate", rate)
        .put("supply", supply)
        .put("rounds", rounds)
        .put("javaOptions", new JsonArray(javaOptions));
  }
}
