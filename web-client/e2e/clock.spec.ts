import { secondsShown } from './fixture/countdown';
import { MemberPhone } from './fixture/member';
import { expect, test, type Page } from './fixture/test';

const HOUR = 3_600_000;

for (const [what, shift] of [
  ['an hour fast', HOUR],
  ['an hour slow', -HOUR],
] as const) {
  test(`the countdown is right on a device whose clock is ${what}`, async ({ stage, people }) => {
    const phone = new MemberPhone(await people.phone());
    await phone.page.addInitScript(setDeviceClock, shift);
    await phone.join(stage, 'Ada');
    const drop = await stage.schedule({ opens: { in: 8 } });

    await expect(phone.page.getByRole('timer').first()).toBeVisible();
    await expectRight(phone.page, drop.opensAt);
    await phone.claim.click({ timeout: 15_000 });
    await expect(phone.page.getByText('You won!').first()).toBeVisible();
  });
}

test('the countdown is right within a second after the tab slept', async ({ stage, people }) => {
  const phone = new MemberPhone(await people.phone());
  await phone.page.addInitScript(letMonotonicClockSleep);
  await phone.join(stage, 'Ada');
  const drop = await stage.schedule({ opens: { in: 25 } });
  await expect(phone.page.getByRole('timer').first()).toBeVisible();
  const devtools = await phone.page.context().newCDPSession(phone.page);

  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  // A phone's monotonic clock stands still while it sleeps, and its pages are told that they are seen again.
  await phone.page.evaluate(() => {
    window.dispatchEvent(new CustomEvent('sleep', { detail: 6_000 }));
    document.dispatchEvent(new Event('visibilitychange'));
  });

  await expect(async () => expectRight(phone.page, drop.opensAt)).toPass({
    timeout: 1_000,
    intervals: [100],
  });
  await phone.claim.click({ timeout: 30_000 });
  await expect(phone.page.getByText('You won!').first()).toBeVisible();
});

/** This machine is the server's, so its clock is the one that decides. */
async function expectRight(page: Page, opensAt: number): Promise<void> {
  const before = Math.ceil((opensAt - Date.now()) / 1000);
  const shown = await secondsShown(page);
  const after = Math.ceil((opensAt - Date.now()) / 1000);
  expect(shown).toBeLessThanOrEqual(before + 1);
  expect(shown).toBeGreaterThanOrEqual(after - 1);
}

/** Runs in the page before anything else there. */
function setDeviceClock(shift: number): void {
  const Right = Date;
  class Wrong extends Right {
    constructor(...parts: ConstructorParameters<DateConstructor> | []) {
      if (parts.length === 0) super(Right.now() + shift);
      else super(...parts);
    }

    static override now(): number {
      return Right.now() + shift;
    }
  }
  globalThis.Date = Wrong as DateConstructor;
}

/** Runs in the page before anything else there. */
function letMonotonicClockSleep(): void {
  let slept = 0;
  const running = performance.now.bind(performance);
  performance.now = () => running() - slept;
  window.addEventListener('sleep', (event) => {
    slept += (event as CustomEvent<number>).detail;
  });
}
