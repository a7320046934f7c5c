import { expectNothingFound } from './fixture/axe';
import { HostDesk } from './fixture/host';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';

test('what is on show for a time retires by itself from phone, screen and page, and stays genuine', async ({
  stage,
  people,
}, info) => {
  test.setTimeout(90_000);
  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  const screen = await people.television();
  await screen.goto(await stage.screenAddress());
  const drop = await stage.schedule({ title: 'Night Owl', supply: 1, onShow: 8 });
  await ada.claim.click();
  await expect(ada.page.getByText('You won!').first()).toBeVisible();
  await expect(screen.getByText('Night Owl').first()).toBeVisible();
  const visitor = await people.laptop();
  await visitor.goto(stage.howItWorksAddress);
  await expect(visitor.getByText('Night Owl')).toBeVisible();

  await expect(screen.getByRole('main').getByText('Night Owl')).toHaveCount(0, { timeout: 20_000 });
  await screen.screenshot({ path: info.outputPath('screen.png') });
  const shelf = ada.page.getByRole('region', { name: /trophies/i });
  await expect(shelf.getByText('retired')).toBeVisible();
  await expectNothingFound(ada.page, 'shelf');
  await shelf.screenshot({ path: info.outputPath('shelf.png') });
  await visitor.goto(stage.howItWorksAddress);
  await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(visitor.getByText('Night Owl')).toHaveCount(0);

  for (const language of ['en', 'de', 'es', 'ar'] as const) {
    const page = await people.phone({
      locale: language,
      colorScheme: language === 'ar' || language === 'de' ? 'dark' : 'light',
    });
    await page.goto(stage.trophyAddress(drop, 1));
    await expect(page.locator('.retired')).toBeVisible();
    await expectNothingFound(page, `retired ${language}`);
    await page.screenshot({ path: info.outputPath(`retired-${language}.png`), fullPage: true });
  }
});

test('a host says for how long, folded away in the form', async ({ ownServer, people }) => {
  const host = new HostDesk(await people.phone());
  const { page } = host;
  await host.enter(ownServer.hostLink, 'Friday Lights');
  await page.getByRole('button', { name: 'Drop', exact: true }).click();
  await page.getByText('How it is won, who may claim, limit, next step').click();
  await page.getByRole('group', { name: 'On show after the end' }).getByText('7 days').click();
  const scheduled = page.waitForRequest(
    (request) => request.url().endsWith('/drops') && request.method() === 'POST',
  );
  await page.getByRole('button', { name: 'Close' }).click();
  await host.drop({ title: 'Night Owl', supply: 1, opensIn: 60 });
  expect((await scheduled).postDataJSON()).not.toHaveProperty('onShow');

  await page.getByRole('button', { name: 'Drop', exact: true }).click();
  await page.getByText('How it is won, who may claim, limit, next step').click();
  await page.getByRole('group', { name: 'On show after the end' }).getByText('7 days').click();
  const declared = page.waitForRequest(
    (request) => request.url().endsWith('/drops') && request.method() === 'POST',
  );
  await page.getByRole('dialog').locator('button[type=submit]').click();
  expect((await declared).postDataJSON()).toMatchObject({ onShow: 604_800 });
});
