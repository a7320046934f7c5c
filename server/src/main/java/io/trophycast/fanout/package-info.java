/**
 * Carries messages from a stage to everybody who watches it: audiences, outboxes, frames. It knows
 * no Redis, no HTTP and no rule of any feature.
 */
@NullMarked
package io.trophycast.fanout;

import org.jspecify.annotations.NullMarked;
