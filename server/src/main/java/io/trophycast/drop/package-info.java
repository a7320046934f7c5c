/** Drops, their rules and claims. It must not know stages' rooms, connections or HTTP. */
@NullMarked
package io.trophycast.drop;

import org.jspecify.annotations.NullMarked;
