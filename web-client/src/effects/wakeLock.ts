/**
 * Keeps the screen awake for as long as the page is in front. The browser lets go of the lock whenever the page is hidden,
 * so it is taken again each time it comes back. Where there is no Wake Lock (plain http on another machine, older TV browsers,
 * OBS) nothing happens: the device's own setting has to keep it on, as docs/venue-screen.md says.
 */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let lock: WakeLockSentinel | undefined;
  let over = false;

  const take = async () => {
    if (over || document.visibilityState !== 'visible' || lock?.released === false) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (over) void lock.release();
    } catch {
      // Refused, for example on low battery: asked again when the page comes back, or in a minute.
    }
  };
  const again = () => void take();
  const timer = setInterval(again, 60_000);
  document.addEventListener('visibilitychange', again);
  again();
  return () => {
    over = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
