/** Time zones as a host meets them. Names are IANA names; a wall clock is written as `2026-11-20T20:00`. */

/** This device's zone. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** All zones that the browser knows, the given ones among them. */
export function allZones(...others: string[]): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...others])].sort();
}

/** What clocks on the wall say in the zone at the instant. */
export function wallClock(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The next full quarter of an hour in the zone that is at least five minutes away. */
export function nextQuarter(now: number, zone: string): string {
  const quarter = 15 * 60_000;
  return wallClock(Math.ceil((now + 5 * 60_000) / quarter) * quarter, zone);
}
