import type { AnnouncementRequest } from '../src/protocol/contract';
import { expectNothingFound } from './fixture/axe';
import { HostDesk } from './fixture/host';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';
import type { Stage } from './fixture/stage';

const LOOKS = [
  { what: 'en', options: { colorScheme: 'light', locale: 'en-GB' } },
  { what: 'de', options: { colorScheme: 'dark', locale: 'de' } },
  { what: 'es', options: { colorScheme: 'light', locale: 'es' } },
  { what: 'ar', options: { colorScheme: 'dark', locale: 'ar' } },
] as const;

async function announce(stage: Stage, changes: Partial<AnnouncementRequest> = {}): Promise<void> {
  const answer = await stage.call('post', '/stages/{stage}/announcements', {
    path: { stage: stage.id },
    body: {
      text: 'The photo wall is open',
      nextStep: { text: 'Bring a friend', link: 'https://example.org/wall' },
      starts: { in: 1 },
      lasts: 600,
      ...changes,
    },
  });
  if (!answer.ok) throw new Error(answer.refusal.sentence);
}

test('a line pops up on phones and stands on the screen by itself, and once dismissed it stays away', async ({
  people,
  stage,
}, info) => {
  const screen = await people.television();
  await screen.goto(await stage.screenAddress());
  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  const line = ada.page.getByRole('complementary', { name: 'From the host' });
  await announce(stage);
  await expect(line.getByText('The photo wall is open')).toBeVisible();
  await expect(screen.getByText('The photo wall is open – Bring a friend', { exact: true })).toBeVisible();
  await ada.page.screenshot({ path: info.outputPath('phone.png') });
  await screen.screenshot({ path: info.outputPath('screen.png') });

  const ben = new MemberPhone(await people.phone());
  await ben.join(stage, 'Ben');
  await expect(ben.page.getByText('The photo wall is open', { exact: true })).toBeVisible();

  await line.getByRole('button', { name: 'Dismiss' }).click();
  await expect(line).toBeHidden();
  await ada.page.reload();
  await expect(ada.page.getByRole('heading', { name: 'Your trophies' })).toBeVisible();
  await expect(line).toBeHidden();
});

test('a line for winners reaches winners, and neither others nor the screen', async ({ people, stage }) => {
  const screen = await people.television();
  await screen.goto(await stage.screenAddress());
  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  const ben = new MemberPhone(await people.phone());
  await ben.join(stage, 'Ben');
  await stage.schedule();
  await ada.claim.click();
  await expect(ada.trophies.getByText('Night Owl').first()).toBeVisible();
  await announce(stage, { text: 'Winners meet at the bar', audience: { holds: {} } });
  await announce(stage, { text: 'Everybody else, too', lasts: 500 });
  await expect(ben.page.getByRole('complementary').getByText('Everybody else, too')).toBeVisible();
  await expect(screen.getByText('Everybody else, too – Bring a friend', { exact: true })).toBeVisible();
  await expect(ada.page.getByText('Winners meet at the bar').first()).toBeVisible({ timeout: 30_000 });
  await expect(ben.page.getByText('Winners meet at the bar')).toHaveCount(0);
  await expect(screen.getByText('Winners meet at the bar')).toHaveCount(0);
});

test('in the last minute a line stands below the countdown and covers nothing', async ({
  people,
  stage,
}, info) => {
  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  await stage.schedule({ opens: { in: 50 } });
  await announce(stage);
  const line = ada.page.getByRole('complementary', { name: 'From the host' });
  await expect(line).toBeVisible();
  await expect(line).toHaveCSS('position', 'static');
  await ada.page.screenshot({ path: info.outputPath('below.png') });
});

test('a line is open to everybody in every language', async ({ people, stage }, info) => {
  test.setTimeout(120_000);
  await announce(stage);
  for (const { what, options } of LOOKS) {
    const member = new MemberPhone(await people.phone(options));
    await member.joinInAnyLanguage(stage, 'Ada');
    await expect(member.page.getByRole('complementary').getByText('The photo wall is open')).toBeVisible();
    await expectNothingFound(member.page, `line ${what}`);
    await member.page.screenshot({ path: info.outputPath(`line-${what}.png`) });
  }
});

test('a host plans a line and withdraws it', async ({ ownServer, people }, info) => {
  const host = new HostDesk(await people.phone());
  await host.enter(ownServer.hostLink, 'Friday Lights');
  await host.open('Stage');
  const { page } = host;
  await page.getByText('Plan a line').click();
  await page.getByLabel('Line', { exact: true }).fill('Last round at the bar');
  await expectNothingFound(page, 'host plans a line');
  await page.getByText('Plan a line').scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('host.png') });
  await page.getByRole('button', { name: 'Announce' }).click();
  await expect(page.getByText('Up now')).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('Up now')).toBeHidden();
});
