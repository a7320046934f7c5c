import type { Drop, Winner } from '../../protocol/contract';

/** One place on the wall: a winner, or a group that came together. */
export interface Tile {
  readonly key: string;
  readonly names: readonly string[];
  /** How many more than `names` this tile stands for. */
  readonly more: number;
  readonly firstSerial: number;
  readonly lastSerial: number;
}

/** The winners of one drop as the room sees them come: newest first, never more than `WALL_TILES`, whatever the rate. */
export interface WinnerWall {
  readonly drop: string;
  readonly shown: number;
  readonly tiles: readonly Tile[];
}

export const WALL_TILES = 6;
/** More than this many between two looks become one tile: a name nobody can read in time is only flicker. */
const ONE_BY_ONE = 3;
const NAMES_IN_GROUP = 3;

export const EMPTY_WALL: WinnerWall = { drop: '', shown: 0, tiles: [] };

/** The wall of somebody who comes in while a drop is open: the newest winners one by one, whatever the rate was before. */
export function firstWall(drop: Drop, winners: readonly Winner[]): WinnerWall {
  const own = winners.filter((winner) => winner.drop === drop.id).sort((a, b) => b.serial - a.serial);
  const tiles = own.slice(0, WALL_TILES).map((winner) => single(drop.id, winner));
  return { drop: drop.id, shown: own[0]?.serial ?? 0, tiles };
}

/** The wall after a look at `drop` and the newest winners (newest first). Called at most about once a second. */
export function nextWall(wall: WinnerWall, drop: Drop, winners: readonly Winner[]): WinnerWall {
  const before = wall.drop === drop.id ? wall : { ...EMPTY_WALL, drop: drop.id };
  const fresh = winners.filter((winner) => winner.drop === drop.id && winner.serial > before.shown);
  const newest = fresh.reduce((serial, winner) => Math.max(serial, winner.serial), before.shown);
  if (newest === before.shown) return before === wall ? renamed(wall, drop, winners) : before;

  const count = newest - before.shown;
  const ordered = [...fresh].sort((a, b) => b.serial - a.serial);
  const tiles: Tile[] =
    count <= ONE_BY_ONE && ordered.length === count
      ? ordered.map((winner) => single(drop.id, winner))
      : [
          {
            key: `${drop.id}:${newest}`,
            names: ordered
              .map((winner) => winner.name)
              .filter((name) => name !== '')
              .slice(0, NAMES_IN_GROUP),
            more: 0,
            firstSerial: before.shown + 1,
            lastSerial: newest,
          },
        ].map((tile) => ({ ...tile, more: count - tile.names.length }));
  return { drop: drop.id, shown: newest, tiles: [...tiles, ...before.tiles].slice(0, WALL_TILES) };
}

/** A rename, hiding or removal reaches the names already on the wall. Groups are left to pass. */
function renamed(wall: WinnerWall, drop: Drop, winners: readonly Winner[]): WinnerWall {
  const names = new Map(
    winners
      .filter((winner) => winner.drop === drop.id)
      .map((winner) => [winner.serial, winner.name] as const),
  );
  let changed = false;
  const tiles = wall.tiles.map((tile) => {
    if (tile.firstSerial !== tile.lastSerial) return tile;
    const name = names.get(tile.firstSerial);
    if (name === undefined || name === tile.names[0]) return tile;
    changed = true;
    return { ...tile, names: [name] };
  });
  return changed ? { ...wall, tiles } : wall;
}

function single(drop: string, winner: Winner): Tile {
  return {
    key: `${drop}:${winner.serial}`,
    names: [winner.name],
    more: 0,
    firstSerial: winner.serial,
    lastSerial: winner.serial,
  };
}
