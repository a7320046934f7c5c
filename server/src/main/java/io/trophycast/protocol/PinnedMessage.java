package io.trophycast.protocol;

/** The message that stays on top of a stage, and since when. */
public record PinnedMessage(String text, long at) {}
