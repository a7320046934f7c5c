/**
 * Points, ranks, neighbours, awards and a partner's scores. It must not know what the points are
 * for.
 */
@NullMarked
package io.trophycast.board;

import org.jspecify.annotations.NullMarked;
