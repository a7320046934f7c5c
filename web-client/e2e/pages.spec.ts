import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from './fixture/test';

test.describe('the public pages', () => {
  test('say before a drop opens when, how many, how it is earned, and that nothing is for sale', async ({
    people,
    stage,
  }) => {
    await stage.schedule({ opens: { in: 3_600 }, supply: 20, limit: 2 });
    const page = await people.laptop({ timezoneId: 'America/New_York' });
    await page.goto(stage.howItWorksAddress);
    const card = page.getByRole('article', { name: 'Night Owl' });
    await expect(card).toContainText('20 trophies');
    await expect(card).toContainText('2 for each person');
    await expect(card).toContainText('Be in the room when the lights go out, and be quick.');
    await expect(card).toContainText('Stayed late to rebuild the sound desk');
    await expect(card).toContainText('where you are');
    await expect(page.getByRole('heading', { name: 'Nothing here is for sale' })).toBeVisible();
    await expect(page).toHaveTitle(`${stage.name}: how it works`);
  });

  test('leave out the reader’s own time where it is the stage’s', async ({ people, stage }) => {
    await stage.schedule({ opens: { in: 3_600 } });
    const page = await people.phone({ timezoneId: 'Europe/Berlin' });
    await page.goto(stage.howItWorksAddress);
    await expect(page.getByRole('article')).toBeVisible();
    await expect(page.getByText('where you are')).toHaveCount(0);
  });

  test('record a drop to the millisecond, in the order of claims, as a page and as JSON', async ({
    people,
    stage,
  }) => {
    const drop = await stage.schedule({ supply: 2 });
    const page = await people.laptop();
    await page.goto(stage.recordAddress(drop));
    await expect(page.getByRole('heading', { name: 'This drop has not ended yet' })).toBeVisible();

    for (const name of ['Ada', 'سلمى']) await stage.claim(drop, await stage.join(name));
    await page.reload();
    const rows = page.getByRole('row');
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(1)).toContainText(/#1\s*Ada\s*\d\d:\d\d:\d\d\.\d{3}/);
    await expect(rows.nth(2)).toContainText('سلمى');
    await expect(page.locator('.grand')).toContainText('2 of 2');

    const link = page.getByRole('link', { name: 'This record as JSON' });
    const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
    expect((await answer.json()).claims.map((claim: { serial: number }) => claim.serial)).toEqual([1, 2]);

    await rows.nth(1).getByRole('link').click();
    await expect(page).toHaveURL(stage.trophyAddress(drop, 1));
  });

  test('keep a trophy: the words, who said them, whose it is, and the next step', async ({
    people,
    stage,
  }) => {
    const drop = await stage.schedule({ supply: 2 });
    await stage.claim(drop, await stage.join('Ada'));
    const page = await people.phone();
    await page.goto(stage.trophyAddress(drop, 1));
    const trophy = page.getByRole('article');
    for (const words of [
      'Night Owl',
      '#1 of 2',
      'Ada',
      'Stayed late to rebuild the sound desk',
      'Without it the second half would have been silent',
      'Mara, host says so',
      stage.name,
    ]) {
      await expect(trophy).toContainText(words);
    }
    await expect(trophy).toContainText(/\d\d:\d\d:\d\d\.\d{3}/);
    await expect(page.getByRole('link', { name: 'Show your photo of tonight' })).toHaveAttribute(
      'href',
      'https://example.org/photos',
    );
  });

  test('copy a trophy’s address where the device has no share sheet', async ({ people, stage }) => {
    const drop = await stage.schedule({ supply: 2 });
    await stage.claim(drop, await stage.join('Ada'));
    const page = await people.laptop({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }));
    await page.goto(stage.trophyAddress(drop, 1));
    await page.getByRole('button', { name: 'Share it' }).click();
    await expect(page.getByText('Address copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(stage.trophyAddress(drop, 1));
  });

  test('print a trophy on one sheet, also with the longest words', async ({ people, stage }) => {
    const citation = {
      what: 'w'.repeat(20).concat(' long words').repeat(6).slice(0, 200),
      why: 'because '.repeat(25).trim(),
      by: 'The whole neighbourhood committee',
    };
    const drop = await stage.schedule({ supply: 2, citation });
    await stage.claim(drop, await stage.join('Ada'));
    const page = await people.laptop();
    await page.goto(stage.trophyAddress(drop, 1));
    await expect(page.getByRole('article')).toBeVisible();
    for (const format of ['A4', 'Letter']) {
      const sheet = (await page.pdf({ format })).toString('latin1');
      expect(sheet.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    }
  });

  test('offer the certificate as PDF, in the language one reads', async ({ people, stage }) => {
    const drop = await stage.schedule({ supply: 2 });
    await stage.claim(drop, await stage.join('سلمى'));
    const page = await people.phone({ locale: 'es-MX' });
    await page.goto(stage.trophyAddress(drop, 1));
    const link = page.getByRole('link', { name: 'Imprimir certificado' });
    const address = new URL((await link.getAttribute('href')) ?? '', page.url());
    expect(address.search).toBe('?lang=es-MX');
    const paper = await page.request.get(address.href);
    expect(paper.headers()['content-type']).toBe('application/pdf');
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await page.screenshot({ path: 'test-results/trophy-certificate.png', fullPage: true });
  });

  test('do not show the name of a hidden member', async ({ people, stage }) => {
    const drop = await stage.schedule({ supply: 2 });
    const ada = await stage.join('Ada');
    await stage.claim(drop, ada);
    await stage.end(drop);
    await stage.call('patch', '/stages/{stage}/members/{member}', {
      path: { stage: stage.id, member: ada.member.id },
      body: { hidden: true },
    });
    const page = await people.phone();
    await page.goto(stage.trophyAddress(drop, 1));
    await expect(page.getByText('a member who keeps their name to themselves')).toBeVisible();
    await page.goto(stage.recordAddress(drop));
    await expect(page.getByText('Name not shown')).toBeVisible();
  });

  test('say what is not there, and offer a way on', async ({ people, stage }) => {
    const drop = await stage.schedule({ supply: 2 });
    const page = await people.phone();
    for (const [address, words] of [
      [stage.trophyAddress(drop, 2), 'This trophy is not here'],
      [`${stage.howItWorksAddress}/drops/zzzzzzzz`, 'This drop is not here'],
      [`${stage.server.address}/s/zzzzzzzz`, 'This stage is not here'],
    ] as const) {
      await page.goto(address);
      await expect(page.getByRole('heading', { name: words })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Enter a PIN instead' })).toBeVisible();
    }
  });

  for (const [looks, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['Arabic', { colorScheme: 'dark', locale: 'ar' }],
  ] as const) {
    test(`have nothing for axe to find: ${looks}`, async ({ people, stage }) => {
      await stage.schedule({ opens: { in: 3_600 } });
      const drop = await stage.schedule({ supply: 1 });
      await stage.claim(drop, await stage.join('Ada'));
      const page = await people.phone(options);
      for (const address of [
        stage.howItWorksAddress,
        stage.recordAddress(drop),
        stage.trophyAddress(drop, 1),
        stage.trophyAddress(drop, 9),
      ]) {
        await page.goto(address);
        await expect(page.getByRole('heading').first()).toBeVisible();
        expect(await complaints(page)).toEqual([]);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(wider, `${address} scrolls sideways`).toBe(false);
      }
    });
  }
});

async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`);
}
