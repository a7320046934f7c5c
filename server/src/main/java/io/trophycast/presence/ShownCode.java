package io.trophycast.presence;

/**
 * What the venue screen shows now.
 *
 * @param changesAt when the next one is to be shown; this one is good for a slot longer
 */
public record ShownCode(String code, long changesAt) {}
