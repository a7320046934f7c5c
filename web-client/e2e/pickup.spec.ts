import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { encode } from 'uqr';
import type { DropRequest, Joined } from '../src/protocol/contract';
import { wallClock } from '../src/views/host/zones';
import { apiClient } from '../src/api/client';
import { expectNothingFound } from './fixture/axe';
import { MemberPhone } from './fixture/member';
import type { Stage } from './fixture/stage';
import { expect, test, type Page } from './fixture/test';

const HOUR = 3_600_000;

function pickup(
  changes: Partial<NonNullable<DropRequest['pickup']>> = {},
): NonNullable<DropRequest['pickup']> {
  const now = Date.now();
  return {
    place: 'The bar, on the left',
    from: wallClock(now - HOUR, 'Europe/Berlin'),
    until: wallClock(now + 3 * HOUR, 'Europe/Berlin'),
    hold: 900,
    packaging: 'In a paper bag',
    ...changes,
  };
}

async function stewardAddress(stage: Stage): Promise<string> {
  const path = { stage: stage.id };
  const body = { name: 'Ines', hours: 12 };
  const answer = await stage.call('post', '/stages/{stage}/stewards', { path, body });
  if (!answer.ok || answer.value.address === undefined) throw new Error('A steward gets an address.');
  return answer.value.address;
}

async function ownThing(stage: Stage, member: Joined) {
  const call = apiClient({ base: `${stage.server.address}/api/v1`, token: () => member.token });
  const answer = await call('get', '/stages/{stage}/things', { path: { stage: stage.id } });
  const own = answer.ok ? answer.value.things[0] : undefined;
  if (own === undefined) throw new Error('There is nothing to fetch.');
  return own;
}

async function type(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox').fill(code);
  await page.getByRole('textbox').press('Enter');
}

test('a thing is won, shown as a code, and handed over once by two stewards', async ({ stage, people }) => {
  const phone = await people.phone();
  const ada = new MemberPhone(phone);
  await ada.join(stage, 'Ada');
  const drop = await stage.schedule({ supply: 1, pickup: pickup() });
  await ada.claim.click();
  await expect(phone.getByRole('img', { name: /QR code: show it/ })).toBeVisible();
  await expect(phone.getByText('The bar, on the left')).toBeVisible();
  const short = await phone.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/).innerText();

  const late = await people.phone();
  await new MemberPhone(late).join(stage, 'Ben');
  await late.getByRole('button', { name: 'Put me in line' }).click();
  await expect(late.getByText('You are number 1 in line.')).toBeVisible();

  const [one, two] = [await people.phone(), await people.phone()];
  for (const steward of [one, two]) {
    await steward.goto(await stewardAddress(stage));
    await expect(steward).toHaveURL(/\/steward$/);
    await type(steward, short.toLowerCase());
    await expect(steward.getByRole('heading', { name: 'Ada' })).toBeVisible();
    await expect(steward.getByText('Ready to be handed over')).toBeVisible();
  }
  await Promise.all([one, two].map((page) => page.getByRole('button', { name: 'Hand over' }).click()));
  const told = await Promise.all(
    [one, two].map(async (page) => {
      await expect(page.getByRole('button', { name: 'Next, please' })).toBeVisible();
      return (await page.getByRole('status').last().innerText()).includes('Handed over.');
    }),
  );
  expect(told.filter(Boolean)).toHaveLength(1);
  expect((await stage.drop(drop.id)).things?.collected).toBe(1);

  await one.getByRole('button', { name: 'Next, please' }).click();
  await type(one, short);
  await one.getByRole('button', { name: 'Take back' }).click();
  await expect(one.getByText('Taken back.')).toBeVisible();
  await expect(late.getByRole('img', { name: /QR code: show it/ })).toBeVisible({ timeout: 20_000 });
});

test('the camera reads a code', async ({ stage }) => {
  test.slow();
  const drop = await stage.schedule({ supply: 1, pickup: pickup() });
  const ada = await stage.join('Ada');
  expect(await stage.claim(drop, ada)).toBe('#1');
  const { pass } = await ownThing(stage, ada);
  const folder = await mkdtemp(join(tmpdir(), 'trophycast-camera-'));
  const film = join(folder, 'code.y4m');
  await writeFile(film, filmOf(pass));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      permissions: ['camera'],
    });
    const page = await context.newPage();
    await page.goto(await stewardAddress(stage));
    await page.getByRole('button', { name: 'Scan a code' }).click();
    await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Hand over' }).click();
    await expect(page.getByText('Handed over.')).toBeVisible();
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
});

test('without network the desk goes on, and what did not fit is shown until it was seen', async ({
  stage,
  people,
}) => {
  const drop = await stage.schedule({ supply: 2, pickup: pickup() });
  const [ada, ben] = [await stage.join('Ada'), await stage.join('Ben')];
  await stage.claim(drop, ada);
  await stage.claim(drop, ben);
  const page = await people.phone();
  await page.goto(await stewardAddress(stage));
  await expect(page.getByText('The bar, on the left')).toBeVisible();

  await page.context().setOffline(true);
  for (const member of [ada, ben]) {
    const { pass } = await ownThing(stage, member);
    await scan(page, pass);
    await expect(page.getByText('The code is genuine.')).toBeVisible();
    await page.getByRole('button', { name: 'Hand over' }).click();
    await expect(page.getByText('Noted on this phone.')).toBeVisible();
    await page.getByRole('button', { name: 'Next, please' }).click();
    await scan(page, pass);
    await expect(page.getByText('You have handed this over already.')).toBeVisible();
    await page.getByRole('button', { name: 'Next, please' }).click();
  }
  await scan(page, 'eyJhbGciOiJFZERTQSIsInR5cCI6InBpY2t1cCJ9.e30.AAAA');
  await expect(page.getByText('This code was not made by this stage’s server.')).toBeVisible();
  await page.getByRole('button', { name: 'Next, please' }).click();
  await expect(page.getByText('2 scans wait to be told.')).toBeVisible();

  // Meanwhile somebody else gave Ben his.
  const other = await people.phone();
  await other.goto(await stewardAddress(stage));
  await type(other, (await ownThing(stage, ben)).code);
  await other.getByRole('button', { name: 'Hand over' }).click();
  await expect(other.getByText('Handed over.')).toBeVisible();

  await page.context().setOffline(false);
  await expect(page.getByText('This did not fit')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('This was handed over before.')).toBeVisible();
  expect((await stage.drop(drop.id)).things).toMatchObject({ collected: 2, conflicts: 1 });
  await page.reload();
  await page.getByRole('button', { name: 'Seen' }).click();
  await expect(page.getByText('This did not fit')).toHaveCount(0);
  expect(people.complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([]);
});

for (const language of ['en', 'de', 'es', 'ar'] as const) {
  test(`axe finds nothing at the desk and with things to fetch (${language})`, async ({ stage, people }) => {
    const drop = await stage.schedule({ supply: 1, pickup: pickup() });
    const phone = await people.phone({ locale: language, colorScheme: language === 'de' ? 'dark' : 'light' });
    await new MemberPhone(phone).joinInAnyLanguage(stage, 'Ada');
    await phone.locator('button.claim:enabled').click();
    await expect(phone.getByRole('timer').first()).toBeVisible();
    const short = await phone.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/).innerText();
    await expectNothingFound(phone, 'held');
    await phone.screenshot({ path: `test-results/pickup-member-${language}.png`, fullPage: true });

    const late = await people.phone({ locale: language });
    await new MemberPhone(late).joinInAnyLanguage(stage, 'Ben');
    await expect(late.locator('main section').first()).toBeVisible();
    await expectNothingFound(late, 'line');

    const steward = await people.phone({
      locale: language,
      colorScheme: language === 'es' ? 'dark' : 'light',
    });
    await steward.goto(`${stage.server.address}/steward`);
    await expect(steward.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNothingFound(steward, 'locked');
    await steward.goto(await stewardAddress(stage));
    await expect(steward.getByText(drop.title)).toBeVisible();
    await expectNothingFound(steward, 'desk');
    await steward.screenshot({ path: `test-results/pickup-desk-${language}.png`, fullPage: true });
    await type(steward, short);
    await expect(steward.getByRole('heading', { name: 'Ada' })).toBeVisible();
    await expectNothingFound(steward, 'found');
    await steward.screenshot({ path: `test-results/pickup-found-${language}.png`, fullPage: true });
    await steward.locator('button.claim').click();
    await expect(steward.locator('button.claim')).toHaveCount(0);
    await expectNothingFound(steward, 'done');
  });
}

/** In any language; the field is the right one once it suggests a name. */
/** A code as a hand scanner types it. */
async function scan(page: Page, pass: string): Promise<void> {
  await type(page, pass);
}

/** A film for the fake camera: one code, still, in the middle of grey. */
function filmOf(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const [width, height] = [640, 480];
  const unit = Math.floor(height / size);
  const [left, top] = [Math.floor((width - unit * size) / 2), Math.floor((height - unit * size) / 2)];
  const luma = Buffer.alloc(width * height, 200);
  for (let y = 0; y < unit * size; y++) {
    for (let x = 0; x < unit * size; x++) {
      const dark = data[Math.floor(y / unit)]?.[Math.floor(x / unit)] === true;
      luma[(top + y) * width + left + x] = dark ? 16 : 235;
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: 20 }, () => frame),
  ]);
}
