package io.trophycast.runtime;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Event loops that run tasks for a few milliseconds at a time before they look at their sockets
 * again, where Netty's would for a second. So thousands who come in at once don't keep claims
 * waiting.
 */
final class ShortTurns extends MultiThreadIoEventLoopGroup {
  private static final long TASKS_MILLIS = 5;
  private static final int WAITING_TASKS = Integer.MAX_VALUE;

  ShortTurns(int threads, ThreadFactory factory, IoHandlerFactory sockets) {
    super(threads, factory, sockets);
  }

  @Override
  protected IoEventLoop newChild(Executor executor, IoHandlerFactory sockets, Object... args) {
    return new SingleThreadIoEventLoop(
        this, executor, sockets, WAITING_TASKS, RejectedExecutionHandlers.reject(), TASKS_MILLIS);
  }
}
