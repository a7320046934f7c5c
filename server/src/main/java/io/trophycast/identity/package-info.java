/**
 * Who is asking and what they may do: signed tokens, their roles and scopes, the one-time host
 * link. It knows ids and Redis, and nothing about HTTP, sockets or what a stage does.
 */
@NullMarked
package io.trophycast.identity;

import org.jspecify.annotations.NullMarked;
