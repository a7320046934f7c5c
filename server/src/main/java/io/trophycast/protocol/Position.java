package io.trophycast.protocol;

/**
 * A place in a stage's feed.
 *
 * @param epoch changes when the stage's data was lost, so that a resume after a loss is honest
 * @param offset of the last moment seen; moments are numbered 1, 2, 3 … without gap
 */
public record Position(String epoch, long offset) {}
