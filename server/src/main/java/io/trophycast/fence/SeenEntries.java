package io.trophycast.fence;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.MemberId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of a raffle that this instance has confirmed, so that a Redis that lost some gets
 * them back before anybody is drawn. Its owner's memory guards it.
 */
final class SeenEntries {
  /** Of larger raffles the last ones are remembered: a loss takes the newest. */
  static final int MOST_ENTRIES = 10_000;

  private final Map<MemberId, Entry> entries = new LinkedHashMap<>();
  private int highest;

  /** One that a member was told of. */
  record Entry(MemberId member, ClaimId claim, long at) {}

  /**
   * What Redis is told.
   *
   * @param highest the largest number of entries that anybody was told
   */
  record Report(int highest, List<Entry> entries) {}

  void told(MemberId member, ClaimOutcome.Entered entered) {
    highest = Math.max(highest, entered.entries());
    entries.putIfAbsent(member, new Entry(member, entered.claim(), entered.at()));
    if (entries.size() > MOST_ENTRIES) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  /** Nothing when nobody entered here. */
  Optional<Report> report() {
    return highest == 0
        ? Optional.empty()
        : Optional.of(new Report(highest, List.copyOf(entries.values())));
  }
}
