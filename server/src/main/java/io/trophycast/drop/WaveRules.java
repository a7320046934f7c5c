package io.trophycast.drop;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Waves;
import io.trophycast.protocol.Way;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What waves have to be like, beyond what the contract's schema says. Pure: the time is given. */
final class WaveRules {
  private WaveRules() {}

  /** When a drop with waves opens where, or why it can't. */
  static Answer<Waves> check(NewDrop drop, NewWaves wanted, Instant now) {
    if (drop.opens().at().isEmpty()) {
      return refused("/opens", "A drop with waves opens at a local time.");
    }
    if (drop.is(Way.STANDING)) {
      return refused("/waves", "The top of a board is one for all places; leave the waves out.");
    }
    Optional<Integer> share = wanted.share();
    if (share.isPresent() && !drop.is(Way.FIRST_COME)) {
      return refused("/waves/share", "Only who comes first takes from a share; leave it out.");
    }
    if (share.isPresent() && share.get() > drop.supply().orElse(0)) {
      return refused("/waves/share", "A wave can't take more trophies than there are.");
    }
    String at = drop.opens().at().get();
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(at);
    } catch (DateTimeParseException e) {
      return refused("/opens/at", "This date or time does not exist.");
    }
    var openings = new TreeMap<Instant, List<String>>();
    for (int i = 0; i < wanted.zones().size(); i++) {
      String zone = wanted.zones().get(i);
      if (!ZoneId.getAvailableZoneIds().contains(zone)) {
        return refused("/waves/zones/" + i, "There is no such time zone.");
      }
      Instant opens = Waves.opening(local, ZoneId.of(zone));
      if (opens.isBefore(now)) {
        return refused(
            "/waves/zones/" + i,
            "There that is in the past; leave " + zone + " out, or choose a later day.");
      }
      openings.computeIfAbsent(opens, _ -> new ArrayList<>()).add(zone);
    }
    return openings.lastKey().isAfter(now.plus(LocalInstant.FARTHEST))
        ? refused("/opens/at", "That is more than a year away.")
        : Answer.given(new Waves(at, share, waves(openings, drop.duration() * 1000L)));
  }

  private static List<Waves.Wave> waves(SortedMap<Instant, List<String>> openings, long lasts) {
    return openings.entrySet().stream()
        .map(
            entry -> {
              long opens = entry.getKey().toEpochMilli();
              return new Waves.Wave(List.copyOf(entry.getValue()), opens, opens + lasts);
            })
        .toList();
  }

  private static Answer<Waves> refused(String pointer, String sentence) {
    return Answer.refused(ErrorCode.NOT_POSSIBLE, pointer, sentence);
  }
}
