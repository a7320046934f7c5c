package io.trophycast.fanout;

/**
 * What goes out on a tick: the slots that changed for those who can take it now, and all slots for
 * those who can't and will see only the newest tick once they can.
 *
 * @param boardChanged whether the board is among the slots that changed
 */
public record Tick(Frame changed, Frame whole, boolean boardChanged) {}
