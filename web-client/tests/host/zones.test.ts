import { describe, expect, it } from 'vitest';
import { allZones, nextQuarter, wallClock } from '../../src/views/host/zones';

const instant = Date.UTC(2026, 10, 20, 19, 58);

describe('time zones', () => {
  it('reads the clock on the wall of the stage', () => {
    expect(wallClock(instant, 'Europe/Berlin')).toBe('2026-11-20T20:58');
    expect(wallClock(instant, 'Asia/Kathmandu')).toBe('2026-11-21T01:43');
  });

  it('writes midnight as 00', () => {
    expect(wallClock(Date.UTC(2026, 0, 1), 'UTC')).toBe('2026-01-01T00:00');
  });

  it('offers a quarter of an hour that leaves time to get ready', () => {
    expect(nextQuarter(instant, 'UTC')).toBe('2026-11-20T20:15');
    expect(nextQuarter(Date.UTC(2026, 10, 20, 19, 50), 'UTC')).toBe('2026-11-20T20:00');
  });

  it('lists UTC and the zone in use beside those the browser knows', () => {
    const zones = allZones('Mars/Olympus');
    expect(zones).toContain('UTC');
    expect(zones).toContain('Mars/Olympus');
    expect(new Set(zones).size).toBe(zones.length);
  });
});
