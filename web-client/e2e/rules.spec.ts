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
