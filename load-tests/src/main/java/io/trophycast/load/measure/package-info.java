/**
 * Owns how things are measured: latencies, what processes use, and how late the generator itself
 * is. It must not know what is being tried.
 */
@NullMarked
package io.trophycast.load.measure;

import org.jspecify.annotations.NullMarked;
