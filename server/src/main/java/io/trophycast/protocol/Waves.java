package io.trophycast.protocol;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A drop that opens at the same local time in several places, one wave after the other, all from
 * one supply.
 *
 * @param at local date and time at which each wave opens
 * @param share how many trophies one wave takes of the supply at most
 * @param waves by their openings
 */
public record Waves(String at, Optional<Integer> share, List<Wave> waves) {

  /**
   * Those places where it is that time at the same instant.
   *
   * @param zones IANA names, as the host gave them
   */
  public record Wave(List<String> zones, long opensAt, long closesAt) {}

  /**
   * The instant of a local time: in an hour that the clocks skip the first one after it, in one
   * that comes twice the first time.
   */
  public static Instant opening(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty()
        ? zone.getRules().getTransition(local).getInstant()
        : local.toInstant(offsets.getFirst());
  }

  /**
   * Of each time zone of the world that has a wave, which one, from 0: a wave is for all who have
   * that local time at its opening, also where the host named nobody. Who is in Vienna belongs to
   * Berlin's.
   */
  public Map<String, Integer> places() {
    var local = LocalDateTime.parse(at);
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < waves.size(); i++) {
      numbers.put(waves.get(i).opensAt(), i);
    }
    Map<String, Integer> places = new TreeMap<>();
    for (String zone : ZoneId.getAvailableZoneIds()) {
      Integer wave = numbers.get(opening(local, ZoneId.of(zone)).toEpochMilli());
      if (wave != null) {
        places.put(zone, wave);
      }
    }
    return places;
  }

  /** When the first wave opens. */
  public long opensAt() {
    return waves.getFirst().opensAt();
  }

  /** When the last wave closes. */
  public long closesAt() {
    return waves.getLast().closesAt();
  }
}
