package io.trophycast.load.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run is to be.
 *
 * @param persistence of a single Redis: lines of its configuration
 * @param schedule what goes wrong, in place of what the seed says; empty for the seed's
 * @param receipts whether winners show receipts for trophies that they miss
 * @param versions the server's jar, and those that it is updated to when the schedule says so
 * @param home an empty folder for the data and logs of all processes
 */
record Settings(
    long seed,
    Duration length,
    Topology topology,
    int clients,
    int instances,
    List<String> persistence,
    Optional<Schedule> schedule,
    boolean receipts,
    List<Path> versions,
    Path home) {

  /** How Redis is run. */
  enum Topology {
    SINGLE,
    SENTINEL,
    CLUSTER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
