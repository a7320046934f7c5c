import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from './fixture/test';

/** What a person in the back row reads. */
const remaining = (screen: Page) => screen.locator('[data-remaining]');

test.describe('the venue screen', () => {
  test('takes the token out of the address bar and is there again after a reload', async ({
    people,
    stage,
  }) => {
    const screen = await people.television();
    await screen.goto(await stage.screenAddress());
    await expect(screen.getByRole('heading', { name: stage.name })).toBeVisible();
    expect(new URL(screen.url()).hash).toBe('');
    await screen.reload();
    await expect(screen.getByRole('heading', { name: stage.name })).toBeVisible();
    expect(people.requested.filter((address) => /token=|[?&]access/.test(address))).toEqual([]);
  });

  test('shows how to join in every scene, from countdown to sold out', async ({ people, stage }) => {
    const screen = await people.television();
    await screen.goto(await stage.screenAddress());
    const pin = screen.locator('aside .digits');
    await expect(pin).toHaveText(new RegExp(`${stage.pin.slice(0, 3)}.${stage.pin.slice(3)}`));

    const drop = await stage.schedule({ supply: 2, opens: { in: 4 } });
    await expect(screen.getByRole('region', { name: drop.title })).toBeVisible();
    await expect(pin).toBeVisible();

    await expect(remaining(screen)).toHaveText('2', { timeout: 10_000 });
    await expect(pin).toBeVisible();
    const [ada, ben] = [await stage.join('Ada'), await stage.join('Ben')];
    expect(await stage.claim(drop, ada)).toBe('#1');
    await expect(remaining(screen)).toHaveText('1');
    await expect(screen.locator('.winners')).toContainText('Ada');

    expect(await stage.claim(drop, ben)).toBe('#2');
    const end = screen.locator('[data-ending="sold_out"]');
    await expect(end).toContainText('Sold out');
    await expect(end).toContainText('Ben');
    await expect(pin).toBeVisible();
  });

  test('opens at the instant although its connection is gone', async ({ people, stage }) => {
    const screen = await people.television();
    await screen.goto(await stage.screenAddress());
    await stage.schedule({ opens: { in: 5 } });
    await expect(screen.getByRole('region', { name: 'Night Owl' })).toBeVisible();
    await screen.context().setOffline(true);
    await expect(remaining(screen)).toHaveText('3', { timeout: 10_000 });
    await screen.context().setOffline(false);
  });

  test('moves the board’s rows and hides the board with the host', async ({ people, stage }) => {
    const [ada, ben] = [await stage.join('Ada'), await stage.join('Ben')];
    await stage.award(ada, 20, 'First on the floor');
    await stage.award(ben, 10, 'Second on the floor');
    const screen = await people.television();
    await screen.goto(await stage.screenAddress());
    const rows = screen.locator('.board li');
    await expect(rows.nth(0)).toContainText('Ada');
    await stage.award(ben, 30, 'Kept dancing');
    await expect(rows.nth(0)).toContainText('Ben');
    await expect(rows.nth(0)).toContainText('40');

    await stage.call('patch', '/stages/{stage}/board', { path: { stage: stage.id }, body: { hidden: true } });
    await expect(screen.locator('.board li')).toHaveCount(0);
  });

  test('shows the pinned message as long as it is pinned, and reads it out', async ({ people, stage }) => {
    const screen = await people.television();
    await screen.goto(await stage.screenAddress());
    await expect(screen.getByRole('heading', { name: stage.name })).toBeVisible();
    await stage.pinMessage('Photo wall is to the left of the bar');
    await expect(screen.locator('.pinned p')).toHaveText('Photo wall is to the left of the bar');
    await expect(screen.getByRole('status')).toContainText('Photo wall', { timeout: 10_000 });
    await stage.call('delete', '/stages/{stage}/pinned-message', { path: { stage: stage.id } });
    await expect(screen.locator('.pinned p')).toHaveCount(0);
  });

  test('speaks the stage’s first language unless the address says otherwise', async ({ people, stage }) => {
    await stage.call('patch', '/stages/{stage}', {
      path: { stage: stage.id },
      body: { languages: ['ar', 'en'] },
    });
    const screen = await people.television();
    const address = await stage.screenAddress();
    await screen.goto(address);
    await expect(screen.locator('html')).toHaveAttribute('dir', 'rtl');
    const other = await people.television();
    await other.goto(address.replace('/screen', '/screen?lang=de'));
    await expect(other.getByText('Scannen und mitmachen')).toBeVisible();
  });

  test('stands foreign words on the reader’s side, whatever direction they run in', async ({
    people,
    stage,
  }) => {
    await stage.schedule({ title: 'Owl', opens: { in: 900 } });
    await stage.pinMessage('Photo wall');
    const screen = await people.television();
    await screen.goto((await stage.screenAddress()).replace('/screen', '/screen?lang=ar'));
    for (const words of [
      screen.getByRole('heading', { name: stage.name }),
      screen.getByRole('heading', { name: 'Owl' }),
      screen.getByText('Photo wall', { exact: true }),
    ]) {
      const gapAtTheRight = await words.first().evaluate((box) => {
        const text = document.createRange();
        text.selectNodeContents(box);
        return box.getBoundingClientRect().right - text.getBoundingClientRect().right;
      });
      expect(gapAtTheRight).toBeLessThan(2);
    }
  });

  test('is transparent around a lower third for OBS', async ({ people, stage }) => {
    const screen = await people.television();
    await screen.goto((await stage.screenAddress()).replace('/screen', '/screen?overlay'));
    await expect(screen.locator('.bar')).toBeVisible();
    const grounds = await screen.evaluate(() =>
      ['html', 'body', '.screen'].map((part) => {
        const style = getComputedStyle(document.querySelector(part) ?? document.body);
        return `${style.backgroundColor} ${style.backgroundImage}`;
      }),
    );
    expect(new Set(grounds)).toEqual(new Set(['rgba(0, 0, 0, 0) none']));
    const box = await screen.locator('.bar').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(1920 * 0.05 - 1);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(1080 * 0.95 + 1);
  });

  test('writes nothing smaller than can be read from the back row', async ({ people, stage }) => {
    await stage.award(await stage.join('Ada'), 20, 'First on the floor');
    await stage.pinMessage('Photo wall is to the left of the bar');
    const address = await stage.screenAddress();
    for (const viewport of [
      { width: 1920, height: 1080 },
      { width: 3840, height: 2160 },
    ]) {
      const screen = await people.television({ viewport });
      await screen.goto(address);
      await expect(screen.locator('.board li')).toHaveCount(1);
      expect(await smallestText(screen)).toBeGreaterThanOrEqual(2.6);
      expect(await overflowing(screen)).toEqual([]);
      const { violations } = await new AxeBuilder({ page: screen }).analyze();
      expect(
        violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`),
      ).toEqual([]);
    }
  });

  test('says clearly what to do when its key is no good, and takes a new one', async ({ people, stage }) => {
    const screen = await people.television();
    await screen.goto(`${stage.server.address}/screen`);
    await expect(screen.getByRole('alert').first()).toContainText('This screen has no key yet');
    // Only the fragment changes: the page has to notice by itself.
    await screen.goto(`${stage.server.address}/screen#token=not.a.token`);
    await expect(screen.getByRole('alert').first()).toContainText('This screen needs a new address');
    await screen.goto(await stage.screenAddress());
    await expect(screen.getByRole('heading', { name: stage.name })).toBeVisible();
  });

  test('keeps the screen awake and takes the pointer out of the picture', async ({ people, stage }) => {
    const screen = await people.television();
    await screen.addInitScript(() => {
      const locks: WakeLockSentinel[] = [];
      Object.assign(window, { locks });
      const request = navigator.wakeLock.request.bind(navigator.wakeLock);
      navigator.wakeLock.request = async (type) => {
        const lock = await request(type);
        locks.push(lock);
        return lock;
      };
    });
    await screen.goto(await stage.screenAddress());
    await expect(screen.getByRole('heading', { name: stage.name })).toBeVisible();
    const held = () =>
      screen.evaluate(() =>
        (window as unknown as { locks: WakeLockSentinel[] }).locks.map((lock) => !lock.released),
      );
    await expect.poll(held).toEqual([true]);

    const pointer = () => screen.locator('.screen').evaluate((stage) => getComputedStyle(stage).cursor);
    await screen.mouse.move(400, 400);
    await expect.poll(pointer).not.toBe('none');
    await expect.poll(pointer).toBe('none');
  });

  test('moves nothing for who asked for less motion, and shows the same', async ({ people, stage }) => {
    const screen = await people.television({ reducedMotion: 'reduce' });
    await screen.goto(await stage.screenAddress());
    const drop = await stage.schedule({ supply: 1 });
    await expect(remaining(screen)).toHaveText('1');
    await stage.claim(drop, await stage.join('Ada'));
    await expect(screen.locator('[data-ending="sold_out"]')).toContainText('Sold out');
    await expect(screen.getByText('Ada').first()).toBeVisible();
    await expect(screen.locator('canvas')).toHaveCount(0);
  });

  test('heals by itself when the server is killed and comes back', async ({ people, ownServer }) => {
    test.setTimeout(120_000);
    const { enterAsHost, Stage } = await import('./fixture/stage');
    const own = await Stage.create(ownServer, await enterAsHost(ownServer));
    const screen = await people.television();
    await screen.goto(await own.screenAddress());
    await expect(screen.getByRole('heading', { name: own.name })).toBeVisible();
    await ownServer.kill();
    await expect(screen.getByText('Reconnecting')).toBeVisible({ timeout: 20_000 });
    await expect(screen.getByRole('heading', { name: own.name })).toBeVisible();
    await ownServer.restart();
    await expect(screen.getByText('Reconnecting')).toHaveCount(0, { timeout: 45_000 });
    await own.pinMessage('We are back');
    await expect(screen.locator('.pinned p')).toHaveText('We are back');
  });
});

/** The smallest visible text on the page, in hundredths of the window's height. */
async function smallestText(page: Page): Promise<number> {
  return page.evaluate(() => {
    const sizes = [...document.querySelectorAll('.screen *')]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
      )
      .filter((element) => element.closest('.unseen') === null && element.getClientRects().length > 0)
      .map((element) => parseFloat(getComputedStyle(element).fontSize));
    return (Math.min(...sizes) / innerHeight) * 100;
  });
}

/** What stands over the edge of the window. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.screen :is(h1, h2, h3, p, li, svg)')]
      .filter((element) => element.closest('.unseen') === null)
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return (
          box.width > 0 && (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight)
        );
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
