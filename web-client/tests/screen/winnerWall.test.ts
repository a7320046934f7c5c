import { describe, expect, it } from 'vitest';
import type { Drop, Winner } from '../../src/protocol/contract';
import { EMPTY_WALL, firstWall, nextWall, WALL_TILES } from '../../src/views/screen/winnerWall';

const drop = { id: 'd7k2m9qx', supply: 500 } as Drop;
const winner = (serial: number, name = `Name ${serial}`): Winner => ({
  drop: drop.id,
  serial,
  member: 'm1aaaaaaaaaa',
  name,
  at: serial,
});
/** The newest first, at most thirty, as the state keeps them. */
const upTo = (serial: number) =>
  Array.from({ length: Math.min(30, serial) }, (_, index) => winner(serial - index));

describe('the wall of winners', () => {
  it('gives each of a few winners a tile, newest first', () => {
    const wall = nextWall(EMPTY_WALL, drop, upTo(2));
    expect(wall.tiles.map((tile) => tile.names)).toEqual([['Name 2'], ['Name 1']]);
  });

  it('groups a rush into one tile that counts everybody', () => {
    const wall = nextWall(nextWall(EMPTY_WALL, drop, upTo(1)), drop, upTo(200));
    expect(wall.tiles).toHaveLength(2);
    expect(wall.tiles[0]).toMatchObject({
      names: ['Name 200', 'Name 199', 'Name 198'],
      more: 196,
      firstSerial: 2,
      lastSerial: 200,
    });
  });

  it('stays the same object while nothing happens, so that nothing is drawn again', () => {
    const wall = nextWall(EMPTY_WALL, drop, upTo(5));
    expect(nextWall(wall, drop, upTo(5))).toBe(wall);
  });

  it('never grows beyond what fits', () => {
    let wall = EMPTY_WALL;
    for (let serial = 1; serial <= 400; serial++) wall = nextWall(wall, drop, upTo(serial));
    expect(wall.tiles).toHaveLength(WALL_TILES);
    expect(wall.tiles[0]?.names).toEqual(['Name 400']);
  });

  it('shows who comes in late the newest winners one by one', () => {
    const wall = firstWall(drop, upTo(300));
    expect(wall).toMatchObject({ shown: 300 });
    expect(wall.tiles.map((tile) => tile.lastSerial)).toEqual([300, 299, 298, 297, 296, 295]);
    expect(firstWall(drop, [])).toMatchObject({ shown: 0, tiles: [] });
  });

  it('starts anew with another drop', () => {
    const wall = nextWall(EMPTY_WALL, drop, upTo(3));
    expect(nextWall(wall, { ...drop, id: 'dnext000' }, upTo(3)).tiles).toEqual([]);
  });

  it('takes a name off the wall when its owner is hidden', () => {
    const wall = nextWall(EMPTY_WALL, drop, upTo(1));
    expect(nextWall(wall, drop, [winner(1, '')]).tiles[0]?.names).toEqual(['']);
  });

  it('leaves hidden names out of a group and still counts them', () => {
    const hidden = upTo(6).map((each) => (each.serial === 6 ? { ...each, name: '' } : each));
    expect(nextWall(EMPTY_WALL, drop, hidden).tiles[0]).toMatchObject({
      names: ['Name 5', 'Name 4', 'Name 3'],
      more: 3,
    });
  });
});
