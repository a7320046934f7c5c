import { written } from '../../i18n/instants';

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

export const durations = [30, 60, 300, 900, 3_600, 86_400] as const;
