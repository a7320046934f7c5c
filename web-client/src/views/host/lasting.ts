/** `30 sec`, `5 min`, `1 hr`, `2 days`: a length of time short enough for a chip. Seconds that are no whole larger unit stay as they are. */
export function shortLasting(seconds: number, locale: string): string {
  const [amount, unit] =
    seconds % 86_400 === 0
      ? [seconds / 86_400, 'day']
      : seconds % 3_600 === 0
        ? [seconds / 3_600, 'hour']
        : seconds % 60 === 0
          ? [seconds / 60, 'minute']
          : [seconds, 'second'];
  return written(Number(amount), String(unit), locale, 'short');
}

/** `412 milliseconds`, `3.2 seconds`, `4 minutes`: as exact as is worth telling. */
export function tookInWords(milliseconds: number, locale: string): string {
  if (milliseconds < 1_000) return written(Math.max(1, milliseconds), 'millisecond', locale, 'long');
  if (milliseconds < 100_000) return written(Math.round(milliseconds / 100) / 10, 'second', locale, 'long');
  return written(Math.round(milliseconds / 60_000), 'minute', locale, 'long');
}

export const durations = [30, 60, 300, 900, 3_600, 86_400] as const;

function written(amount: number, unit: string, locale: string, unitDisplay: 'short' | 'long'): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(amount);
}
