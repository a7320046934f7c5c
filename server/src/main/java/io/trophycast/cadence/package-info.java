/**
 * How often there may be drops and awards on a stage: its limits and the clocks they are counted
 * by. It must not know what a drop or an award is, or HTTP; Redis holds each of them against the
 * limits.
 */
@NullMarked
package io.trophycast.cadence;

import org.jspecify.annotations.NullMarked;
