/**
 * Things to fetch: who has one on hold, who waits in line, and what stewards hand over and take
 * back. It must not know how drops are won, or HTTP.
 */
@NullMarked
package io.trophycast.pickup;

import org.jspecify.annotations.NullMarked;
