import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HostDesk } from '../fixture/host';
import { MemberPhone } from '../fixture/member';
import { Stage } from '../fixture/stage';
import { expect, test, type Page } from '../fixture/test';

const FOLDER = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));
const LARGEST = 600_000;
const ROOM = [
  ...[
    'Amina',
    'Jonas',
    'Yuki',
    'Camila',
    'Kofi',
    'Leila',
    'Søren',
    'Wanjiru',
    'Chloé',
    'سلمى',
    'Diego',
    'Noor',
  ],
  ...['Farah', 'Hugo', 'Mei', 'Tariq', 'Zoë', 'Emeka', 'Priya', 'Niko', 'Rosa', 'Samir', 'Uma', 'Theo'],
];

/** The three faces for the README, as they are while a drop is open. */
test('the three faces during an open drop', async ({ ownServer, people }) => {
  test.setTimeout(180_000);
  const host = new HostDesk(await people.phone({ deviceScaleFactor: 1.5 }));
  await host.enter(ownServer.hostLink, 'Lantern Night');
  const stage = await Stage.behind(ownServer, await host.pin());
  const screen = await people.television({ viewport: { width: 1600, height: 900 } });
  await screen.goto(await host.screenAddress());
  const room = await Promise.all(ROOM.map((name) => stage.join(name)));
  await watchTogether(
    await people.laptop(),
    room.map(({ token }) => token),
    ownServer.address,
  );
  const ada = new MemberPhone(await people.phone({ deviceScaleFactor: 1.5 }));
  await ada.join(stage, 'Ada');
  await host.page.getByRole('textbox', { name: 'Message' }).fill('Photo wall is to the left of the bar');
  await host.page.getByRole('button', { name: 'Pin it' }).click();

  await host.drop({ title: 'First Light', supply: 6, opensIn: 1, points: 80 });
  await expect(ada.claim).toBeVisible({ timeout: 10_000 });
  const [first] = await drops(stage);
  for (const member of room.slice(0, 6)) await stage.claim(first, member);
  await host.drop({ title: 'Night Owl', supply: 40, opensIn: 1, points: 50 });
  await expect(ada.claim).toBeVisible({ timeout: 15_000 });
  const [second] = await drops(stage);
  for (const member of room.slice(3, 17)) await stage.claim(second, member);
  await expect(screen.getByText('Samir').or(screen.getByText('Zoë')).first()).toBeVisible();
  await host.page.getByText('Night Owl').first().scrollIntoViewIfNeeded();

  await mkdir(FOLDER, { recursive: true });
  for (const [name, face] of [
    ['member', ada.page],
    ['host', host.page],
    ['screen', screen],
  ] as const) {
    const path = join(FOLDER, `${name}.png`);
    await face.bringToFront();
    await face.screenshot({ path });
    expect((await stat(path)).size, path).toBeLessThan(LARGEST);
  }
});

async function drops(stage: Stage): Promise<[{ id: string }]> {
  const answer = await stage.call('get', '/stages/{stage}/drops', { path: { stage: stage.id } });
  if (!answer.ok || answer.value.drops[0] === undefined) throw new Error('There is no drop.');
  return [answer.value.drops[0]];
}

/** An audience: sockets that watch and throw confetti. */
async function watchTogether(page: Page, tokens: string[], address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(
    ([all, live]) => {
      for (const token of all) {
        const socket = new WebSocket(live, 'trophycast.v1');
        socket.addEventListener('open', () => {
          socket.send(JSON.stringify({ type: 'hello', ref: 'r1', token }));
          setInterval(() => {
            socket.send(JSON.stringify({ type: 'confetti', taps: 1 + Math.floor(Math.random() * 4) }));
          }, 900);
        });
      }
    },
    [tokens, `${address.replace('http', 'ws')}/live`] as const,
  );
}
