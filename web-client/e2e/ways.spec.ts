import { writeFile } from 'node:fs/promises';
import { expectNothingFound } from './fixture/axe';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';

const LOOKS = [
  { what: 'en', options: { colorScheme: 'light', locale: 'en-GB' } },
  { what: 'de', options: { colorScheme: 'dark', locale: 'de' } },
  { what: 'es', options: { colorScheme: 'light', locale: 'es' } },
  { what: 'ar', options: { colorScheme: 'dark', locale: 'ar' } },
] as const;

test('a raffle is entered with one tap, drawn at the close, and drawn again by who wants to check', async ({
  people,
  stage,
}, info) => {
  const drop = await stage.schedule({ way: 'raffle', supply: 1, title: 'Golden Ticket' });
  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  const screen = await people.television();
  await screen.goto(await stage.screenAddress());
  await expect(screen.getByText('Enter on your phone now')).toBeVisible();

  await ada.page.getByRole('button', { name: 'Enter the raffle' }).click();
  await expect(ada.page.getByText(/You are in/).first()).toBeVisible();
  const receipt = decodeURIComponent(
    ((await ada.page.getByRole('link', { name: 'Keep my receipt' }).getAttribute('href')) ?? '').split(
      ',',
    )[1] ?? '',
  );
  for (let i = 0; i < 4; i++) await stage.claim(drop, await stage.join('Ben'));
  await expect(screen.locator('.remaining')).toHaveText('5');
  await ada.page.screenshot({ path: info.outputPath('entered.png') });
  await screen.screenshot({ path: info.outputPath('entered-screen.png') });
  await ada.page.reload();
  await expect(ada.page.getByText(/You are in, one of/).first()).toBeVisible();

  await stage.end(drop);
  await expect(ada.page.getByText(/You won!|Not drawn this time/).first()).toBeVisible();
  await expect(screen.getByRole('heading', { name: 'Drawn' })).toBeVisible();
  await ada.page.screenshot({ path: info.outputPath('drawn.png') });

  const laptop = await people.laptop();
  await laptop.goto(stage.recordAddress(drop));
  await expect(laptop.getByText(/the winners are who they should be/)).toBeVisible();
  await laptop.getByLabel('Your receipt').fill(receipt);
  await laptop.getByRole('button', { name: 'Look for it among the entries' }).click();
  await expect(laptop.getByText('It took part in this draw.')).toBeVisible();
  await laptop.screenshot({ path: info.outputPath('record.png'), fullPage: true });

  const link = laptop.getByRole('link', { name: 'This record as JSON' });
  const answer = await laptop.request.get(
    new URL((await link.getAttribute('href')) ?? '', laptop.url()).href,
  );
  const record = await answer.text();
  const kept = info.outputPath('record.json');
  await writeFile(kept, record);
  await laptop.goto(`${stage.server.address}/verify-draw`);
  await laptop.waitForLoadState('networkidle');
  await laptop.context().setOffline(true);
  await laptop.getByLabel('The record').setInputFiles(kept);
  await expect(laptop.getByText(/the winners are who they should be/)).toBeVisible();
});

test('a tampered record fails on the page that checks it', async ({ people, stage }, info) => {
  const drop = await stage.schedule({ way: 'raffle', supply: 1 });
  for (let i = 0; i < 3; i++) await stage.claim(drop, await stage.join('Ben'));
  await stage.end(drop);
  const page = await people.phone();
  const answer = await page.request.get(
    `${stage.server.address}/api/v1/stages/${stage.id}/drops/${drop.id}/record`,
  );
  const record = (await answer.json()) as { draw: { entries: string[] } };
  record.draw.entries.pop();
  const file = info.outputPath('forged.json');
  await writeFile(file, JSON.stringify(record));
  await page.goto(`${stage.server.address}/verify-draw`);
  await page.getByLabel('The record').setInputFiles(file);
  await expect(page.getByText('This record is not as it should be.')).toBeVisible();
  await expect(page.getByText('The drop says that another number of people entered.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('forged.png'), fullPage: true });
});

test('the top of the board wins without a tap, and hears of it', async ({ people, stage }, info) => {
  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  const drop = await stage.schedule({ way: 'standing', supply: 1, title: 'Helper of the night' });
  await expect(ada.page.getByText('Nothing to tap', { exact: false }).first()).toBeVisible();
  await expect(ada.claim).toHaveCount(0);
  await ada.page.screenshot({ path: info.outputPath('standing.png') });
  await stage.award(await stage.memberNamed('Ada'), 20, 'Carried the chairs');
  await stage.end(drop);
  await expect(ada.trophies).toContainText('Helper of the night');
});

test('in an open edition everybody wins', async ({ people, stage }, info) => {
  const drop = await stage.schedule({ way: 'everyone', title: 'I was there' });
  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  await stage.claim(drop, await stage.join('Ben'));
  await ada.claim.click();
  await expect(ada.page.getByText('You won!').first()).toBeVisible();
  await expect(ada.page.getByText('#2', { exact: false }).first()).toBeVisible();
  await ada.page.screenshot({ path: info.outputPath('everyone.png') });
});

for (const { what, options } of LOOKS) {
  test(`axe finds nothing on raffles and their records (${what})`, async ({ people, stage }) => {
    const drop = await stage.schedule({ way: 'raffle', supply: 2 });
    const phone = await people.phone(options);
    await phone.goto(stage.joinAddress);
    await phone.locator('input[autocomplete=nickname]').fill('Ada');
    await phone.keyboard.press('Enter');
    const enter = phone.locator('button.claim');
    await expect(enter).toBeEnabled();
    await expectNothingFound(phone, 'before');
    await enter.click();
    await expect(phone.locator('a.receipt')).toBeVisible();
    await expectNothingFound(phone, 'entered');
    await stage.end(drop);
    for (const address of [stage.recordAddress(drop), `${stage.server.address}/verify-draw`]) {
      await phone.goto(address);
      await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNothingFound(phone, address);
    }
  });
}
