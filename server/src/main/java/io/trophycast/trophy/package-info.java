/** What winners keep, and the public record of a drop. It must not know how trophies are won. */
@NullMarked
package io.trophycast.trophy;

import org.jspecify.annotations.NullMarked;
