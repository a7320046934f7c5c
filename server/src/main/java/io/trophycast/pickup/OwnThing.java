package io.trophycast.pickup;

import io.trophycast.protocol.Drop;

/**
 * A thing as its member sees it.
 *
 * @param pass the signed text of the QR code
 * @param code the same for the keyboard: eight letters and digits
 */
public record OwnThing(Drop drop, Thing thing, String pass, String code) {}
