package io.trophycast.cadence;

import io.trophycast.protocol.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clocks of a zone differ from UTC by, and from when on, as Redis needs it to count local
 * days by itself: no instance has to say what day it is, so none can be wrong about it.
 */
public final class ZoneOffsets {
  private static final Duration BACK = Duration.ofDays(400);
  private static final Duration AHEAD = Duration.ofDays(20 * 366L);

  private ZoneOffsets() {}

  /**
   * {@code [[from, offset], …]} in milliseconds, ascending, from a year ago to 20 years ahead; the
   * first offset also holds before.
   */
  public static String json(ZoneId zone, Instant now) {
    ZoneRules rules = zone.getRules();
    Instant from = now.minus(BACK);
    List<List<Long>> spans = new ArrayList<>();
    spans.add(span(from, rules.getOffset(from).getTotalSeconds()));
    for (ZoneOffsetTransition next = rules.nextTransition(from);
        next != null && next.getInstant().isBefore(now.plus(AHEAD));
        next = rules.nextTransition(next.getInstant())) {
      spans.add(span(next.getInstant(), next.getOffsetAfter().getTotalSeconds()));
    }
    return Json.write(spans);
  }

  private static List<Long> span(Instant from, int seconds) {
    return List.of(from.toEpochMilli(), seconds * 1000L);
  }
}
