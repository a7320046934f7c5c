package io.trophycast.drop;

import java.util.Optional;

/**
 * A thing to fetch as a host asks for it.
 *
 * @param from local date and time in the stage's zone when the desk opens
 * @param until when it closes
 * @param stock how many things there are; as many as trophies when absent
 * @param hold seconds that one is kept
 * @param keepTrophy whether the digital trophy counts although its thing was not fetched; yes when
 *     absent
 */
public record NewPickup(
    String place,
    String from,
    String until,
    Optional<Integer> stock,
    int hold,
    Optional<String> packaging,
    Optional<Boolean> keepTrophy) {}
