/**
 * Lines for the audience with a start and an end: planned, put up, taken down, withdrawn. It must
 * not know how they are shown, or HTTP; Redis decides when one is up and for whom.
 */
@NullMarked
package io.trophycast.announcement;

import org.jspecify.annotations.NullMarked;
