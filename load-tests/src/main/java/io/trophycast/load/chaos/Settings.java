package io.trophycast.load.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a run is to be.
 *
 * @param persistence of a single Redis: lines of its configuration
 * @param schedule what goes wrong, in place of what the seed says; empty for the seed's
 * @param jar the server
 * @param home an empty folder for the data and logs of all processes
 */
record Settings(
    long seed,
    Duration length,
    Topology topology,
    int clients,
    int instances,
    List<String> persistence,
    java.util.Optional<Schedule> schedule,
    Path jar,
    Path home) {

  /** How Redis is run. */
  enum Topology {
    single,
    sentinel,
    cluster
  }
}
