/**
 * Who is at the venue: the code that the screen shows, and who has scanned it. It must not know
 * what being present is good for, or HTTP.
 */
@NullMarked
package io.trophycast.presence;

import org.jspecify.annotations.NullMarked;
