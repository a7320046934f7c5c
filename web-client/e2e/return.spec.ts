import { MemberPhone } from './fixture/member';
import { expect, PHONE, test } from './fixture/test';

test.describe('somebody who won and comes back', () => {
  test('is the same member with their trophy after a reload', async ({ stage, people }) => {
    const ada = new MemberPhone(await people.phone());
    await ada.join(stage, 'Ada');
    await stage.schedule({ title: 'Night Owl' });
    await ada.claim.click();
    await expect(ada.trophies).toContainText('Night Owl');

    await ada.page.reload();

    await expect(ada.trophies).toContainText('Night Owl');
    await expect(ada.page.getByLabel('Your name on this stage')).toHaveCount(0);
  });

  test('is the same member in a second tab', async ({ stage, people }) => {
    const ada = new MemberPhone(await people.phone());
    await ada.join(stage, 'Ada');
    const drop = await stage.schedule({ title: 'Night Owl' });
    await ada.claim.click();
    await expect(ada.trophies).toContainText('Night Owl');

    const tab = new MemberPhone(await people.secondTab(ada.page));
    await tab.page.goto(stage.joinAddress);

    await expect(tab.trophies).toContainText('Night Owl');
    expect((await stage.drop(drop.id)).awarded).toBe(1);
  });

  test('is the same member another day, at the PIN page as well', async ({ stage, people, browser }) => {
    const ada = new MemberPhone(await people.phone());
    await ada.join(stage, 'Ada');
    await stage.schedule({ title: 'Night Owl' });
    await ada.claim.click();
    await expect(ada.trophies).toContainText('Night Owl');
    const kept = await ada.page.context().storageState();
    await ada.page.context().close();

    const later = await browser.newContext({ storageState: kept, viewport: PHONE, locale: 'en-GB' });
    const phone = new MemberPhone(await later.newPage());
    await phone.page.goto(stage.server.address);
    await phone.page.getByText(`Back to ${stage.name} as Ada`).click();

    await expect(phone.trophies).toContainText('Night Owl');
  });
});
