package io.trophycast.meter;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import org.jspecify.annotations.Nullable;

/**
 * The part of an event loop that waits for its sockets and serves them, with a clock beside it. A
 * loop runs this, then its tasks, then this again; so a block begins when the waiting is over, and
 * ends when the loop comes back here. Netty's handlers say when the waiting is over by asking
 * whether they should report how long they were active. Belongs to its loop.
 */
final class MeteredIo implements IoHandler {
  private final IoHandler sockets;
  private final LoopBlocks blocks;
  private @Nullable Waiting waiting;
  private long woke;

  MeteredIo(IoHandler sockets, LoopBlocks blocks) {
    this.sockets = sockets;
    this.blocks = blocks;
  }

  @Override
  public void initialize() {
    woke = System.nanoTime();
    sockets.initialize();
  }

  @Override
  public int run(IoHandlerContext loop) {
    blocks.ended(System.nanoTime() - woke);
    Waiting now = waiting;
    if (now == null || now.loop != loop) {
      now = new Waiting(loop);
      waiting = now;
    }
    now.over = false;
    int handled = sockets.run(now);
    if (!now.over) {
      woke = System.nanoTime();
    }
    return handled;
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    return sockets.register(handle);
  }

  @Override
  public void wakeup() {
    sockets.wakeup();
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> type) {
    return sockets.isCompatible(type);
  }

  @Override
  public void prepareToDestroy() {
    sockets.prepareToDestroy();
  }

  @Override
  public void destroy() {
    sockets.destroy();
  }

  /** What the loop says about its waiting, overheard. */
  private final class Waiting implements IoHandlerContext {
    private final IoHandlerContext loop;
    private boolean over;

    Waiting(IoHandlerContext loop) {
      this.loop = loop;
    }

    @Override
    public boolean shouldReportActiveIoTime() {
      over = true;
      woke = System.nanoTime();
      return loop.shouldReportActiveIoTime();
    }

    @Override
    public void reportActiveIoTime(long nanos) {
      loop.reportActiveIoTime(nanos);
    }

    @Override
    public boolean canBlock() {
      return loop.canBlock();
    }

    @Override
    public long delayNanos(long now) {
      return loop.delayNanos(now);
    }

    @Override
    public long deadlineNanos() {
      return loop.deadlineNanos();
    }
  }
}
