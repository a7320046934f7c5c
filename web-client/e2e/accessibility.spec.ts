import { expectNothingFound } from './fixture/axe';
import { HostDesk } from './fixture/host';
import { MemberPhone } from './fixture/member';
import { expect, test, type Page } from './fixture/test';

/** How a page may look and read; each has broken pages before. */
const LOOKS = [
  { what: 'light', options: { colorScheme: 'light', locale: 'en-GB' } },
  { what: 'dark', options: { colorScheme: 'dark', locale: 'en-GB' } },
  { what: 'Arabic, from right to left', options: { colorScheme: 'light', locale: 'ar' } },
] as const;

for (const { what, options } of LOOKS) {
  test(`axe finds nothing on the public pages (${what})`, async ({ stage, people }) => {
    const drop = await stage.schedule({ title: 'Night Owl', supply: 1 });
    const ada = await stage.join('Ada');
    expect(await stage.claim(drop, ada)).toBe('#1');
    await stage.schedule({ title: 'Golden Ticket', opens: { in: 900 } });
    const page = await people.phone(options);

    for (const address of [
      stage.howItWorksAddress,
      stage.recordAddress(drop),
      stage.trophyAddress(drop, 1),
    ]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNothingFound(page, address);
    }
  });

  test(`axe finds nothing on a member’s way to a trophy (${what})`, async ({ stage, people }) => {
    const page = await people.phone(options);
    await page.goto(stage.server.address);
    await expect(page.getByRole('textbox').first()).toBeVisible();
    await expectNothingFound(page, 'PIN');

    await page.goto(stage.joinAddress);
    await expect(page.getByRole('textbox').first()).toBeVisible();
    await expectNothingFound(page, 'name');
    await page.getByRole('textbox').first().fill('Ada');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expectNothingFound(page, 'nothing scheduled');

    const drop = await stage.schedule({ title: 'Night Owl', opens: { in: 900 } });
    await expect(page.getByRole('timer').first()).toBeVisible();
    await expectNothingFound(page, 'waiting');
    await stage.end(drop);

    await stage.schedule({ title: 'Golden Ticket' });
    const claim = page.locator('button.claim');
    await expect(claim).toBeEnabled();
    await expectNothingFound(page, 'open');
    await claim.click();
    await expect(page.getByText(/1 .* 3|١ .* ٣/).first()).toBeVisible();
    await expectNothingFound(page, 'won');
  });

  test(`axe finds nothing on the venue screen (${what})`, async ({ stage, people }) => {
    const screen = await people.television(options);
    await screen.goto(await stage.screenAddress());
    await expect(screen.getByText(stage.name).first()).toBeVisible();
    await expectNothingFound(screen, 'empty');

    const scheduled = await stage.schedule({ title: 'Night Owl', opens: { in: 900 } });
    await expect(screen.getByText('Night Owl').first()).toBeVisible();
    await expectNothingFound(screen, 'waiting');
    await stage.end(scheduled);

    const drop = await stage.schedule({ title: 'Golden Ticket' });
    await stage.claim(drop, await stage.join('Ada'));
    await stage.pinMessage('Photo wall is to the left of the bar');
    await expect(screen.getByText('Ada').first()).toBeVisible();
    await expectNothingFound(screen, 'open');
  });
}

for (const { what, options } of LOOKS.slice(0, 2)) {
  test(`axe finds nothing on the host’s page (${what})`, async ({ ownServer, people }) => {
    const host = new HostDesk(await people.phone(options));
    await host.page.goto(`${ownServer.address}/host`);
    await expect(host.page.getByRole('heading').first()).toBeVisible();
    await expectNothingFound(host.page, 'locked');
    await host.enter(ownServer.hostLink, 'Friday Lights');
    await expectNothingFound(host.page, 'empty');
    await host.page.getByRole('button', { name: 'Drop', exact: true }).click();
    await expect(host.page.getByRole('dialog')).toBeVisible();
    await expectNothingFound(host.page, 'form');
    await host.page.getByRole('button', { name: 'Close' }).click();
    await host.drop({ title: 'Night Owl', supply: 5, opensIn: 2 });
    await expect(host.page.getByText('left of 5')).toBeVisible({ timeout: 10_000 });
    await expectNothingFound(host.page, 'open');
    for (const tab of ['People', 'Stage'] as const) {
      await host.open(tab);
      await expectNothingFound(host.page, tab);
    }
  });
}

test('a claim needs nothing but a keyboard', async ({ stage, people }) => {
  const page = await people.laptop();
  await page.goto(stage.server.address);
  await page.keyboard.press('Tab');
  await tabTo(page, 'PIN');
  await page.keyboard.type(stage.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your name on this stage')).toBeVisible();
  await tabTo(page, 'Your name on this stage');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Throw confetti' })).toBeVisible();
  await stage.schedule({ title: 'Night Owl', supply: 1 });
  const claim = new MemberPhone(page).claim;
  await expect(claim).toBeVisible();

  for (
    let stops = 0;
    stops < 30 && !(await claim.evaluate((button) => button === document.activeElement));
    stops++
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');

  await expect(page.getByText('You won!').first()).toBeVisible();
});

test('axe finds nothing on the host’s page (Arabic, from right to left)', async ({ ownServer, people }) => {
  const host = new HostDesk(await people.phone());
  await host.enter(ownServer.hostLink, 'Friday Lights');
  await host.drop({ title: 'Night Owl', supply: 5, opensIn: 2 });
  await host.page.getByLabel('Language').selectOption('ar');
  await expect(host.page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectNothingFound(host.page, 'open');
  const views = host.page.getByRole('navigation').getByRole('button');
  for (const view of await views.all()) {
    await view.click();
    await expectNothingFound(host.page, await view.innerText());
  }
  await host.page.goto(`${ownServer.address}/host#link=used-up`);
  await expect(host.page.getByRole('heading').first()).toBeVisible();
  await expectNothingFound(host.page, 'refused');
});

test('with reduced motion nothing moves for longer than a blink', async ({ stage, people }) => {
  const page = await people.phone({ reducedMotion: 'reduce' });
  await new MemberPhone(page).join(stage, 'Ada');
  await stage.schedule({ title: 'Night Owl', supply: 1 });
  await new MemberPhone(page).claim.click();
  await expect(page.getByText('You won!').first()).toBeVisible();

  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => animation.playState === 'running')
      .filter((animation) => {
        const effect = animation.effect;
        if (!(effect instanceof KeyframeEffect)) return false;
        const moves = effect.getKeyframes().some((frame) => 'transform' in frame || 'translate' in frame);
        return moves && Number(effect.getComputedTiming().endTime) > 200;
      })
      .map((animation) => (animation as CSSAnimation).animationName ?? 'transition'),
  );

  expect(moving).toEqual([]);
  await expect(page.locator('canvas')).toHaveCount(0);
});

async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  for (let stops = 0; stops < 12; stops++) {
    if (await field.evaluate((input) => input === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tab key does not reach “${label}”.`);
}
