package io.trophycast.drop;

import java.util.List;
import java.util.Optional;

/**
 * Where a drop opens at its local time.
 *
 * @param zones IANA names
 * @param share how many trophies one wave takes of the supply at most; all of them when absent
 */
public record NewWaves(List<String> zones, Optional<Integer> share) {}
