package io.trophycast.drop;

import io.trophycast.identity.PublicKeyJwk;
import java.util.List;

/**
 * What anybody needs to draw a raffle again.
 *
 * @param commitment SHA-256 of the seed, in hex, as it was published before the first entry
 * @param seed 32 bytes in hex
 * @param entries all tickets, sorted
 * @param key verifies the entrants' receipts
 */
public record DrawRecord(
    String algorithm, String commitment, String seed, List<String> entries, PublicKeyJwk key) {}
