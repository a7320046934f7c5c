package io.trophycast.template;

import io.trophycast.protocol.DropId;

/**
 * A drop to come by a rule, of which nothing is made yet.
 *
 * @param drop the id it will have
 * @param opensAt in milliseconds since the Unix epoch
 */
public record Occurrence(DropId drop, String title, String earn, long opensAt, long closesAt) {}
