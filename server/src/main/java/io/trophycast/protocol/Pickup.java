package io.trophycast.protocol;

import java.util.Optional;

/**
 * The thing to fetch that comes with each trophy of a drop, as long as there are any.
 *
 * @param place where it is handed out
 * @param from when the desk opens, in milliseconds since the Unix epoch
 * @param until when it closes; no hold is longer
 * @param stock how many things there are
 * @param hold seconds that one is kept for whoever it was promised to
 * @param packaging how it is packed, so that people know what to bring
 * @param keepTrophy whether the digital trophy counts although its thing was not fetched
 */
public record Pickup(
    String place,
    long from,
    long until,
    int stock,
    int hold,
    Optional<String> packaging,
    boolean keepTrophy) {}
