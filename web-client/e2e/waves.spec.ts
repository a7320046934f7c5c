import { expectNothingFound } from './fixture/axe';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';

/** A local time of Berlin a few seconds ahead, as the contract writes it. */
function soonInBerlin(ahead: number): string {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return clock.format(Date.now() + ahead).replace(' ', 'T');
}

test('a drop opens in each place at its local time: a phone in Vienna claims, one in Lisbon waits', async ({
  people,
  stage,
}, info) => {
  const ada = new MemberPhone(await people.phone({ timezoneId: 'Europe/Vienna' }));
  const ben = new MemberPhone(await people.phone({ timezoneId: 'Europe/Lisbon' }));
  const cem = new MemberPhone(await people.phone({ timezoneId: 'Asia/Tokyo' }));
  for (const [phone, name] of [
    [ada, 'Ada'],
    [ben, 'Ben'],
    [cem, 'Cem'],
  ] as const) {
    await phone.join(stage, name);
  }
  const drop = await stage.schedule({
    title: 'Wherever you are',
    opens: { at: soonInBerlin(6_000) },
    duration: 300,
    waves: { zones: ['Europe/Berlin', 'Europe/London'], share: 1 },
  });
  await expect(ada.page.getByText('your time')).toBeVisible();
  await ada.claim.click();
  await expect(ada.page.getByText('You won!').first()).toBeVisible();
  await expect(ben.page.getByText('your time')).toBeVisible();
  await expect(ben.claim).toHaveCount(0);
  await expect(ben.page.getByRole('timer').first()).toContainText('59');
  const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
  const opens = local.format(drop.opensAt);
  await expect(ben.page.getByText(`Opens at ${opens}`)).toBeVisible();
  await ben.page.screenshot({ path: info.outputPath('waiting.png'), fullPage: true });
  await expect(cem.page.getByText('In Tokyo it is never that time', { exact: false })).toBeVisible();
  await expectNothingFound(ben.page, 'waiting');
});

for (const language of ['en', 'de', 'es', 'ar'] as const) {
  test(`where a drop opens when is readable for everybody in ${language}`, async ({
    people,
    stage,
  }, info) => {
    const ada = new MemberPhone(
      await people.phone({
        locale: language,
        timezoneId: 'Europe/Paris',
        colorScheme: language === 'de' ? 'dark' : 'light',
      }),
    );
    await ada.joinInAnyLanguage(stage, 'Ada');
    await stage.schedule({
      opens: { at: soonInBerlin(600_000) },
      duration: 300,
      waves: { zones: ['Europe/Berlin', 'Europe/Rome', 'Europe/London', 'America/New_York'] },
    });
    await expect(ada.page.locator('.waves .own')).toBeVisible();
    await expectNothingFound(ada.page, language);
    await ada.page.screenshot({ path: info.outputPath(`${language}.png`), fullPage: true });
  });
}
