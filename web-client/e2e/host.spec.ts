import { Buffer } from 'node:buffer';
import type { TrophycastServer } from './fixture/server';
import { expect, test, type Page } from './fixture/test';

/** A host on a phone, let in by the one-time link, with a stage of that name. */
async function hostOn(page: Page, server: TrophycastServer, stage = 'Friday Lights'): Promise<void> {
  await page.goto(server.hostLink);
  await page.getByLabel('Name', { exact: true }).fill(stage);
  await page.getByRole('button', { name: 'Open the stage' }).click();
  await expect(page.getByText('The room is waiting')).toBeVisible();
}

const dropButton = (page: Page) => page.getByRole('button', { name: 'Drop', exact: true });

async function fillDrop(page: Page, title: string): Promise<void> {
  await dropButton(page).click();
  await page.getByLabel('What is it called?').fill(title);
  await page.getByLabel('What was done').fill('Stayed late to rebuild the sound desk');
  await page.getByLabel('Why it mattered').fill('Without it the second half would have been silent');
  await page.getByLabel('Whose words are these?').fill('Mara, host');
}

async function openTab(page: Page, name: 'Live' | 'People' | 'Stage'): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).click();
}

test('the one-time link lets one host in, leaves the address bar, and says what to do when it is used', async ({
  ownServer,
  people,
}) => {
  const page = await people.phone();
  await hostOn(page, ownServer);
  expect(page.url()).toBe(`${ownServer.address}/host`);
  await page.reload();
  await expect(page.getByRole('button', { name: /Friday Lights/ })).toBeVisible();

  const late = await people.phone();
  await late.goto(ownServer.hostLink);
  await expect(late.getByRole('alert').filter({ hasText: 'has been used or has expired' })).toBeVisible();
  await expect(late.getByText('Each start of Trophycast prints a new one')).toBeVisible();
  expect(late.url()).toBe(`${ownServer.address}/host`);
});

test('a drop is three taps once there was one: Drop, when, confirm', async ({ ownServer, people }) => {
  const page = await people.phone();
  await hostOn(page, ownServer);
  await fillDrop(page, 'Night Owl');
  await page.getByRole('button', { name: /Emoji or picture/ }).click();
  await page.getByRole('button', { name: '🦉' }).click();
  await page.getByRole('button', { name: '5', exact: true }).click();
  await page.getByText('Now', { exact: true }).click();
  await page.getByRole('button', { name: 'Drop 5 trophies now' }).click();
  await expect(page.getByText('left of 5')).toBeVisible();
  await page.getByRole('button', { name: 'End it now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it now' }).click();
  await expect(page.getByText('Ended early by the host').first()).toBeVisible();

  await page.reload();
  await dropButton(page).tap();
  await page.getByText('in 10 s', { exact: true }).tap();
  await page.getByRole('button', { name: 'Drop 5 trophies in 10 sec' }).tap();
  const onStage = page.getByRole('region', { name: 'On stage now' });
  await expect(onStage.getByRole('timer')).toBeVisible();
  await expect(onStage.getByRole('heading', { name: 'Night Owl' })).toBeVisible();
  await expect(onStage.getByText('left of 5')).toBeVisible({ timeout: 15_000 });
});

test('a drop is kept as a template, run again, and repeated every week', async ({ ownServer, people }) => {
  const page = await people.phone();
  await hostOn(page, ownServer);
  await fillDrop(page, 'Owl {n}');
  await page.getByText('How it is won, who may claim, limit, next step').click();
  await page.getByRole('button', { name: 'Keep as a template' }).click();
  await expect(page.getByText('Kept. Run it again from the Stage tab.')).toBeVisible();
  await page.getByText('Every week', { exact: true }).click();
  await page.getByRole('button', { name: 'Save and repeat' }).click();
  await expect(page.getByText('Choose a date and time for the first one.')).toBeVisible();
  await page.keyboard.press('Escape');

  await openTab(page, 'Stage');
  await expect(page.getByRole('heading', { name: 'Templates and repeats' })).toBeVisible();
  await page.screenshot({ path: 'test-results/templates.png', fullPage: true });
  await page.getByRole('button', { name: 'Run in 10 seconds' }).click();
  await expect(page.getByText('Drops so far: 1')).toBeVisible();
  await openTab(page, 'Live');
  await expect(page.getByRole('heading', { name: 'Owl 1' })).toBeVisible();
  await openTab(page, 'Stage');
  await page.getByRole('button', { name: 'Forget' }).click();
  await expect(page.getByRole('heading', { name: 'Templates and repeats' })).toHaveCount(0);
});

test('what is missing or refused is said next to its field, and the focus goes there', async ({
  ownServer,
  people,
}) => {
  const page = await people.phone();
  await hostOn(page, ownServer);
  await dropButton(page).click();
  await page.getByRole('button', { name: /Drop 20 trophies/ }).click();
  const title = page.getByLabel('What is it called?');
  await expect(title).toBeFocused();
  await expect(title).toHaveAccessibleDescription('Please fill this in.');
  await page.getByRole('button', { name: 'Close' }).click();

  // Only the server knows that a direction character is no part of a title.
  await fillDrop(page, 'Night\u202EOwl');
  await page.getByRole('button', { name: /Drop 20 trophies/ }).click();
  await expect(title).toBeFocused();
  await expect(title).toHaveAttribute('aria-invalid', 'true');
});

test('a scheduled drop is taken back from its toast, and nobody hears of it twice', async ({
  ownServer,
  people,
}) => {
  const page = await people.phone();
  await hostOn(page, ownServer);
  await fillDrop(page, 'Early Bird');
  await page.getByText('in 60 s', { exact: true }).click();
  await page.getByRole('button', { name: 'Drop 20 trophies in 1 min' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('“Early Bird” is cancelled.')).toBeVisible();
  await expect(page.getByText('The room is waiting')).toBeVisible();
  await expect(page.getByText('0 of 20 · Cancelled')).toBeVisible();
});

test('a drop at a local time waits in the stage’s zone', async ({ ownServer, people }) => {
  const page = await people.phone();
  await hostOn(page, ownServer);
  await fillDrop(page, 'Tomorrow');
  await page.getByText('at …').click();
  const when = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 11);
  await page.getByLabel('On the clock of Europe/Berlin').fill(`${when}18:00`);
  // Another day is named with its date, before it is too late and after.
  const date = new RegExp(`at .*\\b${Number(when.slice(8, 10))}\\b.*18:00`);
  await page.getByRole('button', { name: date }).click();
  await expect(page.getByRole('region', { name: 'On stage now' }).getByText(date)).toBeVisible();
});

test('winners stream in while the host watches', async ({ server, hostToken, people }) => {
  const page = await people.phone();
  await page.addInitScript((token) => {
    localStorage.setItem('trophycast.host', JSON.stringify({ token, expiresAt: Date.now() + 3_600_000 }));
  }, hostToken);
  const { Stage } = await import('./fixture/stage');
  const stage = await Stage.create(server, hostToken, { name: 'Winners' });
  await page.addInitScript((id) => localStorage.setItem('trophycast.host.stage', id), stage.id);
  await page.goto(`${server.address}/host`);
  const [ada, ben] = [await stage.join('Ada'), await stage.join('Ben')];
  const drop = await stage.schedule({ supply: 2 });
  await expect(page.getByText('left of 2')).toBeVisible();
  expect(await stage.claim(drop, ada)).toBe('#1');
  const winners = page.getByRole('region', { name: 'Winners' });
  await expect(winners.getByText('Ada')).toBeVisible();
  expect(await stage.claim(drop, ben)).toBe('#2');
  await expect(page.getByText('Sold out').first()).toBeVisible();
  await expect(winners.getByRole('listitem')).toHaveCount(2);
});

test('the host’s page says so when the server is away, and goes on by itself when it is back', async ({
  ownServer,
  people,
}) => {
  const page = await people.phone();
  await hostOn(page, ownServer);
  await fillDrop(page, 'Night Owl');
  await page.getByText('Now', { exact: true }).click();
  await page.getByRole('button', { name: 'Drop 20 trophies now' }).click();
  await expect(page.getByText('left of 20')).toBeVisible();
  await ownServer.kill();
  await expect(page.getByText('Connection lost. Coming back by itself …')).toBeVisible();
  await ownServer.restart();
  await expect(page.getByText('Connection lost. Coming back by itself …')).toBeHidden({ timeout: 45_000 });
  await page.getByRole('button', { name: 'End it now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it now' }).click();
  await expect(page.getByText('Ended early by the host').first()).toBeVisible();
});

test('several stages: make another, switch back, keep the place after a reload', async ({
  ownServer,
  people,
}) => {
  const page = await people.phone();
  await hostOn(page, ownServer, 'First Stage');
  await page.getByRole('button', { name: /First Stage/ }).click();
  await page.getByRole('button', { name: 'New stage' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Second Stage');
  await page.getByRole('button', { name: 'Open the stage' }).click();
  await page.getByRole('button', { name: /Second Stage/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /First Stage/ })
    .click();
  await page.reload();
  await expect(page.getByRole('button', { name: /First Stage/ })).toBeVisible();
});

test('the stage is renamed, a partner gets a token once, and the screen address opens', async ({
  ownServer,
  people,
}) => {
  const page = await people.phone();
  await hostOn(page, ownServer);
  await openTab(page, 'Stage');
  await page.getByText('Name, zone, languages').click();
  await page.getByLabel('Name', { exact: true }).fill('Saturday Lights');
  await page.getByRole('main').getByText('Deutsch', { exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: /Saturday Lights/ })).toBeVisible();

  await page.getByRole('button', { name: 'Make a partner token' }).click();
  await page.getByLabel('Who is it for?').fill('Pinball corner');
  await page.getByRole('button', { name: 'Make the token' }).click();
  await expect(page.getByRole('heading', { name: 'Token for Pinball corner' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Get the screen address' }).click();
  const address = await page.getByRole('link', { name: 'Open the screen' }).getAttribute('href');
  expect(address).toMatch(/\/screen#token=/);
});

test('a picture taken with the phone becomes the medal', async ({ ownServer, people }) => {
  const page = await people.phone();
  await hostOn(page, ownServer);
  await fillDrop(page, 'Portrait');
  await page.getByRole('button', { name: /Emoji or picture/ }).click();
  const photo = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 1200];
    const brush = canvas.getContext('2d');
    if (brush !== null) {
      brush.fillStyle = '#ff6b66';
      brush.fillRect(0, 0, 1600, 1200);
    }
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  await page
    .getByLabel('Use a picture instead')
    .setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo, 'base64') });
  const medal = page.getByRole('button', { name: /Emoji or picture/ }).locator('img');
  await expect(medal).toBeVisible();
  await expect.poll(() => medal.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test('all of it works from the keyboard', async ({ ownServer, people }) => {
  const page = await people.laptop();
  await page.goto(ownServer.hostLink);
  await page.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('Keys');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The room is waiting')).toBeVisible();
  await dropButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByLabel('What is it called?').focus();
  await page.keyboard.type('By hand');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(dropButton(page)).toBeFocused();
});
