/** Who is on a stage and under which name. It must not know tokens or connections. */
@NullMarked
package io.trophycast.member;

import org.jspecify.annotations.NullMarked;
