/** The command line of all that drives real servers from outside. */
@NullMarked
package io.trophycast.load;

import org.jspecify.annotations.NullMarked;
