/**
 * Where the world comes in: HTTP, sockets and event streams, their limits, and what is answered to
 * what can't be understood. It turns messages into calls of features and decides nothing itself.
 */
@NullMarked
package io.trophycast.edge;

import org.jspecify.annotations.NullMarked;
