package io.trophycast.protocol;

/** What a stage counts: confetti taps ever, and people watching now. */
public record Counters(long confetti, long audience) {}
