import type { CreateTypes } from 'canvas-confetti';

/**
 * Confetti over the whole page, fetched when it is first thrown. It draws on the page's own thread, since the content
 * security policy refuses the worker it would like to make, and throws nothing for who asked for less motion.
 */
let cannon: Promise<CreateTypes> | undefined;

const COLOURS = ['#ffb938', '#ffdf94', '#ff6b66', '#3fe9b4', '#c9a6ff', '#fff6e8'];

export function throwConfetti(amount: number, from: { x: number; y: number } = { x: 0.5, y: 0.7 }): void {
  void fire({
    particleCount: Math.min(120, Math.max(4, amount)),
    spread: 70,
    startVelocity: 38,
    origin: from,
  });
}

/** A win: two cannons from the sides and a burst from the middle. */
export function celebrate(): void {
  void fire({ particleCount: 90, spread: 100, startVelocity: 46, origin: { x: 0.5, y: 0.62 } });
  void fire({ particleCount: 60, angle: 60, spread: 60, startVelocity: 58, origin: { x: 0, y: 0.85 } });
  void fire({ particleCount: 60, angle: 120, spread: 60, startVelocity: 58, origin: { x: 1, y: 0.85 } });
}

async function fire(options: Parameters<CreateTypes>[0]): Promise<void> {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  cannon ??= build();
  const shoot = await cannon;
  void shoot({ colors: COLOURS, disableForReducedMotion: true, ticks: 180, ...options });
}

async function build(): Promise<CreateTypes> {
  const { default: confetti } = await import('canvas-confetti');
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  Object.assign(canvas.style, {
    position: 'fixed',
    inset: '0',
    width: '100%',
    height: '100%',
    pointerEvents: 'none',
    zIndex: '30',
  });
  document.body.append(canvas);
  return confetti.create(canvas, { resize: true, useWorker: false });
}
