/** Whether the reader asked for calm. Asked each time: the setting may change while the page is open. */
export function wantsCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A transition's parameters, without way and without time for who asked for calm. */
export function calm<P extends { duration?: number; x?: number; y?: number }>(parameters: P): P {
  return wantsCalm() ? { ...parameters, x: 0, y: 0, duration: 1 } : parameters;
}
