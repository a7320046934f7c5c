/**
 * Stages: what they are called, where they are in their history, and their live room. It knows
 * nothing of connections or HTTP.
 */
@NullMarked
package io.trophycast.stage;

import org.jspecify.annotations.NullMarked;
