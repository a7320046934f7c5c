import { expectNothingFound } from './fixture/axe';
import { HostDesk } from './fixture/host';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';

const LANGUAGES = ['en', 'de', 'es', 'ar'] as const;

test('a host limits how often, is told the numbers, and overrules with a reason or takes the next free time', async ({
  ownServer,
  people,
}, info) => {
  test.setTimeout(90_000);
  const host = new HostDesk(await people.phone());
  const { page } = host;
  await host.enter(ownServer.hostLink, 'Friday Lights');
  await host.open('Stage');
  const limits = page.getByRole('region', { name: 'How often' });
  await limits.getByText('Set limits').click();
  await limits.getByRole('group', { name: 'Time between two drops' }).getByText('1 hr').click();
  await limits.getByRole('group', { name: 'Drops a week' }).getByText('7', { exact: true }).click();
  await limits.getByRole('button', { name: 'Save' }).click();
  await expect(limits.getByText('This week: 0 of 7')).toBeVisible();
  await limits.screenshot({ path: info.outputPath('limits.png') });

  await host.open('Live');
  await host.drop({ title: 'Night Owl', supply: 3, opensIn: 1 });
  await expect(page.getByText('left of 3')).toBeVisible();
  const again = async () => {
    await page.getByRole('button', { name: 'Drop', exact: true }).click();
    await page.getByText('Now', { exact: true }).click();
    await page.getByRole('button', { name: 'Drop 3 trophies now' }).click();
    await expect(page.getByText('Drops of this stage open at least 1 hr apart.')).toBeVisible();
  };
  await again();
  await page.screenshot({ path: info.outputPath('refused.png') });
  await page.getByText('Drop it all the same').click();
  await page.getByRole('button', { name: 'Drop beyond the limit' }).click();
  await expect(page.getByLabel('Why?')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Why?').fill('The band plays once more');
  await page.getByRole('button', { name: 'Drop beyond the limit' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await again();
  await page.getByRole('button', { name: /^Drop it at .* instead$/ }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.screenshot({ path: info.outputPath('scheduled.png'), fullPage: true });
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
});

test('limits and what they refuse are open to everybody in every language', async ({
  ownServer,
  people,
}, info) => {
  test.setTimeout(180_000);
  const host = new HostDesk(await people.phone());
  const { page } = host;
  await host.enter(ownServer.hostLink, 'Friday Lights');
  await host.open('Stage');
  const limits = page.getByRole('region', { name: 'How often' });
  await limits.getByText('Set limits').click();
  await limits.getByRole('group', { name: 'Time between two drops' }).getByText('1 hr').click();
  await limits.getByRole('button', { name: 'Save' }).click();
  await host.open('Live');
  await host.drop({ title: 'Night Owl', supply: 3, opensIn: 1 });
  for (const language of LANGUAGES) {
    await page.emulateMedia({ colorScheme: language === 'de' || language === 'ar' ? 'dark' : 'light' });
    await page.locator('select').first().selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const views = page.getByRole('navigation').getByRole('button');
    await views.last().click();
    const card = page.locator('details', { has: page.locator('.quiet input') });
    await card.locator('summary').click();
    await card.locator('.quiet input').check();
    await expectNothingFound(page, `limits ${language}`);
    await card.screenshot({ path: info.outputPath(`limits-${language}.png`) });
    await views.first().click();
    await page.locator('.dock .drop').click();
    const sheet = page.getByRole('dialog');
    await sheet.locator('label.chip', { has: page.locator('input[value=now]') }).click();
    await sheet.locator('button[type=submit]').click();
    await expect(sheet.getByRole('alert')).toBeVisible();
    await sheet.locator('details').last().locator('summary').click();
    await expectNothingFound(page, `refused ${language}`);
    await page.screenshot({ path: info.outputPath(`refused-${language}.png`) });
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  }
});

test('why a limit was overruled stands on the public page and in the record', async ({
  stage,
  people,
}, info) => {
  const path = { stage: stage.id };
  await stage.call('put', '/stages/{stage}/cadence', { path, body: { apart: 3600 } });
  await stage.schedule({ title: 'First' });
  const drop = await stage.schedule({ title: 'Second', overrule: 'The band plays once more' });
  const page = await people.laptop();
  await page.goto(stage.howItWorksAddress);
  await expect(page.getByText('Beyond the limit: The band plays once more')).toBeVisible();
  await stage.end(drop);
  await page.goto(stage.recordAddress(drop));
  await expect(page.getByText('Beyond the limit: The band plays once more')).toBeVisible();
  await expectNothingFound(page, 'record');
  await page.screenshot({ path: info.outputPath('record.png') });
});

test('who has won as much as the stage allows is told so, and from when on there is more', async ({
  stage,
  people,
}, info) => {
  const path = { stage: stage.id };
  await stage.call('put', '/stages/{stage}/cadence', { path, body: { memberTrophiesPerDay: 1 } });
  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  const first = await stage.schedule({ title: 'First' });
  await ada.claim.click();
  await expect(ada.page.getByText('You won!').first()).toBeVisible();
  await stage.end(first);
  await stage.schedule({ title: 'Second' });
  await expect(ada.page.getByRole('heading', { name: 'Second' })).toBeVisible();
  await ada.claim.click();
  const told = ada.page.getByText('Leave some for the others: you have 1 of the 1 trophies');
  await expect(told.first()).toBeVisible();
  await expectNothingFound(ada.page, 'enough');
  await ada.page.screenshot({ path: info.outputPath('enough.png') });
  for (const language of ['de', 'es', 'ar'] as const) {
    await ada.page.getByRole('combobox').first().selectOption(language);
    await expect(ada.page.locator('html')).toHaveAttribute('lang', language);
    await expectNothingFound(ada.page, `enough ${language}`);
    await ada.page.screenshot({ path: info.outputPath(`enough-${language}.png`) });
  }
});
