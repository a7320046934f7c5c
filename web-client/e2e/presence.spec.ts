import { expectNothingFound } from './fixture/axe';
import { HostDesk } from './fixture/host';
import { MemberPhone } from './fixture/member';
import { expect, test, type Page } from './fixture/test';
import type { Stage } from './fixture/stage';

const LOOKS = [
  { what: 'en', options: { colorScheme: 'light', locale: 'en-GB' } },
  { what: 'de', options: { colorScheme: 'dark', locale: 'de' } },
  { what: 'es', options: { colorScheme: 'light', locale: 'es' } },
  { what: 'ar', options: { colorScheme: 'dark', locale: 'ar' } },
] as const;

async function ask(stage: Stage, on: boolean): Promise<string> {
  const answer = await stage.call('put', '/stages/{stage}/presence', {
    path: { stage: stage.id },
    body: { asking: on },
  });
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.value.address ?? '';
}

/** What the venue screen's QR code says now, as a camera would read it off the network. */
async function scanned(stage: Stage): Promise<string> {
  const answer = await stage.call('get', '/stages/{stage}/presence', { path: { stage: stage.id } });
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.value.address ?? '';
}

/** The QR code as it is drawn. */
async function drawn(screen: Page): Promise<string> {
  return screen.locator('.ticket .code').innerHTML();
}

test('whoever scans the rotating code on the screen is here tonight, also who joins by it', async ({
  people,
  stage,
}, info) => {
  const screen = await people.television();
  await screen.goto(await stage.screenAddress());
  await expect(screen.getByText('Scan to join')).toBeVisible();
  await ask(stage, true);
  await expect(screen.getByText('Scan: I am here')).toBeVisible();
  const first = await drawn(screen);
  await screen.screenshot({ path: info.outputPath('screen.png') });
  await expect.poll(() => drawn(screen), { timeout: 15_000 }).not.toBe(first);

  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  await expect(ada.page.getByText('You are here tonight')).toBeHidden();
  await ada.page.goto('about:blank');
  await ada.page.goto(await scanned(stage));
  await expect(ada.page.getByRole('main').getByText('You are here tonight')).toBeVisible();
  expect(new URL(ada.page.url()).hash).toBe('');
  await ada.page.reload();
  await expect(ada.page.getByRole('main').getByText('You are here tonight')).toBeVisible();
  await ada.page.screenshot({ path: info.outputPath('here.png') });

  const ben = new MemberPhone(await people.phone());
  await ben.joinByLink(await scanned(stage), 'Ben');
  await expect(ben.page.getByRole('main').getByText('You are here tonight')).toBeVisible();

  await ask(stage, false);
  await expect(screen.getByText('Scan to join')).toBeVisible();
});

test('an old code asks to be scanned again, in every language and open to everybody', async ({
  people,
  stage,
}, info) => {
  test.setTimeout(120_000);
  await ask(stage, true);
  for (const { what, options } of LOOKS) {
    const member = await people.phone(options);
    await member.goto(`${stage.joinAddress}#here=0000000000000000`);
    await member.locator('input').first().fill('Ada');
    await member.locator('button[type=submit]').click();
    await expect(member.locator('p[role=alert]')).toBeVisible();
    await expectNothingFound(member, `scan again ${what}`);
    await member.screenshot({ path: info.outputPath(`again-${what}.png`) });
    await member.goto('about:blank');
    await member.goto(await scanned(stage));
    await expect(member.locator('.here')).toBeVisible();
    await expectNothingFound(member, `here ${what}`);
    await member.screenshot({ path: info.outputPath(`here-${what}.png`) });

    const screen = await people.television();
    const address = await stage.screenAddress();
    await screen.goto(address.replace('#', `?lang=${what}#`));
    await expect(screen.locator('.ticket .at')).toHaveCount(2);
    await expectNothingFound(screen, `screen ${what}`);
    await screen.screenshot({ path: info.outputPath(`screen-${what}.png`) });
  }
});

test('a host has the screen ask who is here, and sees how many are', async ({ ownServer, people }, info) => {
  const host = new HostDesk(await people.phone());
  await host.enter(ownServer.hostLink, 'Friday Lights');
  await host.open('Stage');
  await host.page.getByRole('button', { name: 'Ask who is here' }).click();
  await expect(host.page.getByText('0 are here')).toBeVisible();
  await host.page.getByText('0 are here').scrollIntoViewIfNeeded();
  await expectNothingFound(host.page, 'host asks');
  await host.page.screenshot({ path: info.outputPath('host.png') });
  await host.page.getByRole('button', { name: 'Stop asking' }).click();
  await expect(host.page.getByRole('button', { name: 'Ask who is here' })).toBeVisible();
});
