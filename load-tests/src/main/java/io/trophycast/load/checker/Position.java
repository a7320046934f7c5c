package io.trophycast.load.checker;

/** A place in a stage's history. */
public record Position(String epoch, long offset) {}
