import { HostDesk } from './fixture/host';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';

test.describe('a store that comes back with less than it had', () => {
  test.setTimeout(150_000);

  test('freezes the drop by the first receipt, and the host restores it from there', async ({
    ownServer,
    people,
  }) => {
    const host = new HostDesk(await people.phone());
    await host.enter(ownServer.hostLink, 'Friday Lights');
    const pin = await host.pin();
    const [ada, ben, cleo] = [
      new MemberPhone(await people.phone()),
      new MemberPhone(await people.phone()),
      new MemberPhone(await people.phone()),
    ];
    await ada.joinByPin(ownServer.address, pin, 'Ada');
    await ben.joinByPin(ownServer.address, pin, 'Ben');
    await cleo.joinByPin(ownServer.address, pin, 'Cleo');
    const screen = await people.television();
    await screen.goto(await host.screenAddress());
    await host.drop({ title: 'Night Owl', supply: 5, opensIn: 3 });
    await ada.claim.click();
    await expect(ada.page.getByText('#1 of 5').first()).toBeVisible();
    const copy = await ownServer.copyOfStore();
    await ben.claim.click();
    await expect(ben.page.getByText('#2 of 5').first()).toBeVisible();

    await ownServer.comeBackWith(copy);

    // Only Ben's phone knows of #2, and says so by itself.
    await expect(host.page.getByText('Serial #2 is missing.')).toBeVisible({ timeout: 40_000 });
    await expect(host.page.getByText('Who won them is remembered: Ben #2.')).toBeVisible();
    await expect(screen.getByRole('heading', { name: 'Paused' })).toBeVisible();
    await expect(cleo.page.getByText('the host is looking at it').first()).toBeVisible();

    await host.page.getByRole('button', { name: 'Restore and go on' }).click();

    await expect(ben.trophies).toContainText('#2 of 5');
    await cleo.claim.click();
    await expect(cleo.page.getByText('#3 of 5').first()).toBeVisible();
    await expect(ada.trophies).toContainText('#1 of 5');
  });
});
