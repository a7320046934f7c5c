/**
 * Guards against a Redis that comes back with less than it once acknowledged: remembers what this
 * instance has seen of live drops, holds it against Redis, and takes winners' receipts. It knows
 * nothing of sockets and pages, and decides nothing that a Redis function or a host decides.
 */
@NullMarked
package io.trophycast.fence;

import org.jspecify.annotations.NullMarked;
