/**
 * The words on the wire: ids, moments, messages, error and close codes, and their JSON. It knows
 * records and JSON only: no Redis, no sockets, no rules.
 */
@NullMarked
package io.trophycast.protocol;

import org.jspecify.annotations.NullMarked;
