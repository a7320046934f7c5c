import type { BoardRow } from '../../protocol/contract';

/** How a row of the board got where it is since the last look. */
export type Movement = 'up' | 'down' | 'new' | 'still';

/** The movement of each member of `after`, compared with the rows before. A board seen for the first time stands still. */
export function movements(
  before: readonly BoardRow[],
  after: readonly BoardRow[],
): ReadonlyMap<string, Movement> {
  const places = new Map(before.map((row, index) => [row.member, index] as const));
  return new Map(
    after.map((row, index) => {
      const place = places.get(row.member);
      if (place === undefined) return [row.member, before.length === 0 ? 'still' : 'new'] as const;
      if (place === index) return [row.member, 'still'] as const;
      return [row.member, index < place ? 'up' : 'down'] as const;
    }),
  );
}

/** The rows that moved by their own doing: those that gained points. They are lit for a moment. */
export function gainers(
  before: readonly BoardRow[],
  after: readonly BoardRow[],
): ReadonlyMap<string, number> {
  if (before.length === 0) return new Map();
  const points = new Map(before.map((row) => [row.member, row.points] as const));
  const floor = before.at(-1)?.points ?? 0;
  return new Map(
    after
      .map(
        (row) => [row.member, row.points - (points.get(row.member) ?? Math.min(floor, row.points))] as const,
      )
      .filter(([, gain]) => gain > 0),
  );
}
