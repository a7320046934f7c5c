/**
 * Owns tens of thousands of WebSocket connections in one process, on one event loop, each a few
 * hundred bytes. It must not know what is measured, nor which server is at the other end.
 */
@NullMarked
package io.trophycast.load.client;

import org.jspecify.annotations.NullMarked;
