package io.trophycast.feed;

import io.trophycast.protocol.RawMoment;
import io.vertx.redis.client.Response;
import java.util.Optional;

/**
 * One entry of a stage's stream. Its id is the offset; it has more fields, which are nobody's
 * business here.
 *
 * @param epoch the one the moment belongs to, in entries that say so
 */
record Entry(RawMoment moment, Optional<String> epoch) {
  static Entry of(Response entry) {
    String id = entry.get(0).toString();
    long offset = Long.parseLong(id.substring(0, id.indexOf('-')));
    String json =
        field(entry, "m")
            .orElseThrow(
                () -> new IllegalStateException("Entry " + id + " of a feed has no moment"));
    return new Entry(new RawMoment(offset, json), field(entry, "e"));
  }

  long offset() {
    return moment.offset();
  }

  private static Optional<String> field(Response entry, String name) {
    Response fields = entry.get(1);
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      if (fields.get(i).toString().equals(name)) {
        return Optional.of(fields.get(i + 1).toString());
      }
    }
    return Optional.empty();
  }
}
