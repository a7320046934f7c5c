/** Instants and lengths of time in words of a language. Instants are milliseconds since the epoch, zones IANA names. */

/** `20:00`, or with seconds and thousandths when an answer hangs on them: `20:00:00.412`. */
export function clockTime(instant: number, locale: string, zone?: string, exact = false): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  if (exact) Object.assign(options, { second: '2-digit', fractionalSecondDigits: 3 });
  return new Intl.DateTimeFormat(locale, { ...options, ...inZone(zone) }).format(instant);
}

/** `Friday, 20 November 2026 at 20:00`. */
export function dateAndTime(instant: number, locale: string, zone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    hourCycle: 'h23',
    ...inZone(zone),
  }).format(instant);
}

export function date(instant: number, locale: string, zone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...inZone(zone) }).format(instant);
}

/** `25 Nov, 20:00`. */
export function dayAndTime(instant: number, locale: string, zone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...inZone(zone),
  }).format(instant);
}

/** Whether two instants have the same date in a zone. */
export function sameDay(one: number, other: number, zone?: string): boolean {
  return date(one, 'en', zone) === date(other, 'en', zone);
}

export function day(instant: number, locale: string, zone?: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...inZone(zone) }).format(instant);
}

/** `1 day`, `2 hours`, `3 minutes`, `12 seconds`: the largest unit that is at least one, rounded up. */
export function inWords(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const [amount, unit] =
    seconds >= 172_800
      ? [Math.ceil(seconds / 86_400), 'day']
      : seconds >= 7_200
        ? [Math.ceil(seconds / 3_600), 'hour']
        : seconds >= 120
          ? [Math.ceil(seconds / 60), 'minute']
          : [seconds, 'second'];
  return written(Number(amount), String(unit), locale, 'long');
}

/** `412 milliseconds`, `3.2 seconds`, `4 minutes`: as exact as is worth telling. */
export function tookInWords(milliseconds: number, locale: string): string {
  if (milliseconds < 1_000) return written(Math.max(1, milliseconds), 'millisecond', locale, 'long');
  if (milliseconds < 100_000) return written(Math.round(milliseconds / 100) / 10, 'second', locale, 'long');
  return written(Math.round(milliseconds / 60_000), 'minute', locale, 'long');
}

/** An amount with its unit, `3 minutes` or `3 min`. */
export function written(amount: number, unit: string, locale: string, unitDisplay: 'short' | 'long'): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(amount);
}

/** A countdown's digits: `1:02:03`, `02:03`, `09`; a last second counts down from 1 and is never 0 before it is over. */
export function countdownDigits(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds % 60)}`;
  if (seconds >= 60) return `${minutes}:${two(seconds % 60)}`;
  return String(seconds);
}

function inZone(zone: string | undefined): { timeZone: string } | Record<string, never> {
  return zone === undefined ? {} : { timeZone: zone };
}
