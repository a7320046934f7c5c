/**
 * The link to Redis, which is store, coordinator and clock: the private server process,
 * connections, the function library and the names of keys. It knows nothing of stages or drops
 * beyond the shape of their keys.
 */
@NullMarked
package io.trophycast.redis;

import org.jspecify.annotations.NullMarked;
