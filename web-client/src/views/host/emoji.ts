/** What suits a trophy at an evening people go to; anything else can be typed. */
// prettier-ignore
export const trophyEmoji = [
  '🏆', '🥇', '🎖️', '🌟', '🔥', '⚡️', '💎', '👑',
  '🚀', '🎯', '🎉', '🪩', '🎤', '🎸', '🎧', '🥁',
  '🎨', '📸', '🎬', '📚', '💡', '🛠️', '🧠', '🤝',
  '🫶', '💛', '🙌', '👏', '🌱', '🌻', '🍀', '🌍',
  '🌙', '☀️', '🌈', '🦉', '🦊', '🐙', '🦄', '🐝',
  '☕️', '🍕', '🍦', '🧁', '🎮', '🎲', '🏀', '🚲',
] as const;

/** The first sign of what was typed, as people see it: a family or a flag is one. */
export function firstSign(text: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.trim());
  return first?.segment ?? '';
}
