package io.trophycast.pickup;

import io.trophycast.identity.PublicKeyJwk;
import io.trophycast.protocol.Drop;
import java.util.List;

/**
 * What the pick-up desk of a stage has before it.
 *
 * @param drops with something to fetch, newest first
 * @param key verifies members' passes without network
 */
public record Desk(String stageName, String zone, List<Drop> drops, PublicKeyJwk key) {}
