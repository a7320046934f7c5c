package io.trophycast.pickup;

import io.trophycast.protocol.Drop;
import java.util.List;

/**
 * A thing as its member sees it.
 *
 * @param pass the signed text of the QR code
 * @param qr that code as rows of {@code 1} for dark and {@code 0} for light
 * @param code the same for the keyboard: eight letters and digits
 */
public record OwnThing(Drop drop, Thing thing, String pass, List<String> qr, String code) {}
