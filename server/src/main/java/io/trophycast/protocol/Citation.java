package io.trophycast.protocol;

/**
 * The words of a trophy.
 *
 * @param what was done
 * @param why it mattered
 * @param by whose words these are
 */
public record Citation(String what, String why, String by) {}
