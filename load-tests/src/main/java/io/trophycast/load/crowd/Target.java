package io.trophycast.load.crowd;

/** Where an instance can be reached by clients on this machine. */
public record Target(String name, int port) {}
