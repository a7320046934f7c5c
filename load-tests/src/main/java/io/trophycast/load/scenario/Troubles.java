package io.trophycast.load.scenario;

import io.trophycast.load.client.Swarm;
import java.util.LinkedHashMap;
import java.util.Map;

/** What went wrong on the way, for the report. */
final class Troubles {
  private Troubles() {}

  static Map<String, Object> of(Swarm swarm) {
    return new LinkedHashMap<>(swarm.troubles());
  }
}
