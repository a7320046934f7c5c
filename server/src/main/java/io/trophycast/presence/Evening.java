package io.trophycast.presence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The evening in a place: it is over at six in the morning by the clocks there, when also the
 * longest party is. Where clocks jump over that hour, it ends as much later as they jump; where
 * they show it twice, at the first.
 */
record Evening(ZoneId zone) {
  private static final LocalTime OVER = LocalTime.of(6, 0);

  /** When the evening that this instant belongs to is over; always later than the instant. */
  Instant end(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    ZonedDateTime end = ZonedDateTime.of(today, OVER, zone);
    return end.toInstant().isAfter(now)
        ? end.toInstant()
        : ZonedDateTime.of(today.plusDays(1), OVER, zone).toInstant();
  }
}
