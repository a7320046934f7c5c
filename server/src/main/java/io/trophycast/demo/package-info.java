/**
 * A crowd of simulated members and a host with a script, for somebody who wants to see a stage
 * live. It is a client like any browser, over HTTP and the socket; it must not know how the server
 * is built, and nobody but the command line knows it.
 */
@NullMarked
package io.trophycast.demo;

import org.jspecify.annotations.NullMarked;
