import { expectNothingFound } from './fixture/axe';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';

test('a member sees who may claim, and why they may not, before and at the claim', async ({
  people,
  stage,
}, info) => {
  const ada = new MemberPhone(await people.phone({ timezoneId: 'Asia/Tokyo' }));
  await ada.join(stage, 'Ada');
  await stage.schedule({
    title: 'For regulars',
    opens: { in: 600 },
    rule: { all: [{ language: ['en', 'de'] }, { zone: ['Europe/Berlin'] }, { memberFor: 86_400 }] },
  });
  const rule = ada.page.getByRole('region', { name: 'Who may claim' });
  await expect(rule).toContainText('is in the time zone of Berlin');
  await expect(rule.locator('.stands')).toHaveCount(2);
  await ada.page.screenshot({ path: info.outputPath('unmet.png') });

  await stage.schedule({ title: 'For Tokyo', rule: { zone: ['Asia/Tokyo'] } });
  await expect(ada.page.getByText('you may claim', { exact: false })).toBeVisible();
  await ada.claim.click();
  await expect(ada.page.getByText('You won!').first()).toBeVisible();
  await expectNothingFound(ada.page, 'won');
});

test('a claim that does not meet the rule says so and may be made again', async ({ people, stage }, info) => {
  const ada = new MemberPhone(await people.phone());
  await ada.join(stage, 'Ada');
  await stage.schedule({ title: 'For old hands', rule: { memberFor: 86_400 } });
  await ada.claim.click();
  await expect(
    ada.page.getByText('This one is not for you right now.', { exact: false }).first(),
  ).toBeVisible();
  await expect(ada.claim).toBeEnabled();
  await ada.page.screenshot({ path: info.outputPath('refused.png') });
  await expectNothingFound(ada.page, 'refused');
});

test('a member says about where they are when they want to, may claim, and takes it back', async ({
  people,
  stage,
}, info) => {
  const phone = await people.phone({ geolocation: { latitude: 52.5163, longitude: 13.3777 } });
  const ada = new MemberPhone(phone);
  await ada.join(stage, 'Ada');
  await stage.schedule({
    title: 'For those around',
    rule: { near: { place: { latitude: 52.52, longitude: 13.405 }, metres: 2_000 } },
  });
  const rule = phone.getByRole('region', { name: 'Who may claim' });
  await expect(rule).toContainText('is within 2 km of the venue');
  await phone.getByRole('button', { name: 'Say that I am near' }).click();
  await expect(rule.getByRole('alert')).toContainText('Your browser does not share the place.');
  await expectNothingFound(phone, 'denied');

  await phone.context().grantPermissions(['geolocation']);
  await phone.getByRole('button', { name: 'Say that I am near' }).click();
  await expect(rule.getByText('you may claim', { exact: false })).toBeVisible();
  await phone.screenshot({ path: info.outputPath('near.png'), fullPage: true });
  await phone.getByRole('button', { name: 'Forget where I am' }).click();
  await expect(rule.locator('.stands')).toHaveCount(1);
  await phone.getByRole('button', { name: 'Say that I am near' }).click();
  await expect(rule.getByText('you may claim', { exact: false })).toBeVisible();
  await ada.claim.click();
  await expect(phone.getByText('You won!').first()).toBeVisible();
});

for (const language of ['en', 'de', 'es', 'ar'] as const) {
  test(`who may claim is readable for everybody in ${language}`, async ({ people, stage }, info) => {
    const ada = new MemberPhone(await people.phone({ locale: language }));
    await ada.joinInAnyLanguage(stage, 'Ada');
    await stage.schedule({
      title: 'Many conditions',
      rule: {
        any: [
          { present: true },
          { near: { place: { latitude: 52.52, longitude: 13.405 }, metres: 500 } },
          { all: [{ memberFor: 86_400 }, { notRecognisedFor: 604_800 }, { holds: {} }] },
        ],
      },
    });
    await expect(ada.page.locator('.rule .stands')).toHaveCount(4);
    await expectNothingFound(ada.page, language);
    await ada.page.screenshot({ path: info.outputPath(`${language}.png`), fullPage: true });
  });
}
