import { MemberPhone } from './fixture/member';
import { enterAsHost, Stage } from './fixture/stage';
import { expect, test } from './fixture/test';

test.describe('a server that is killed', () => {
  test.setTimeout(120_000);

  test('while a drop is scheduled opens it on time after the restart, for those who were there', async ({
    ownServer,
    people,
  }) => {
    const stage = await Stage.create(ownServer, await enterAsHost(ownServer));
    const phone = new MemberPhone(await people.phone());
    await phone.join(stage, 'Ada');
    const screen = await people.television();
    await screen.goto(await stage.screenAddress());
    const drop = await stage.schedule({ title: 'Night Owl', supply: 1, opens: { in: 15 } });
    await expect(screen.getByText('Night Owl').first()).toBeVisible();

    await ownServer.kill();
    await ownServer.restart();

    await phone.claim.click({ timeout: 30_000 });
    // The tap may have to wait for the phone's next attempt to come back.
    await expect(phone.page.getByText('You won!').first()).toBeVisible({ timeout: 30_000 });
    await expect(screen.getByText('Ada').first()).toBeVisible();
    const ended = await stage.drop(drop.id);
    expect(ended.opensAt).toBe(drop.opensAt);
    expect(ended).toMatchObject({ state: 'ended', ending: 'sold_out', awarded: 1 });
    // Whoever wins first cannot have won before the instant, and the drop cannot have opened much after it.
    expect((ended.openedAt ?? 0) - drop.opensAt).toBeGreaterThanOrEqual(0);
    expect((ended.openedAt ?? 0) - drop.opensAt).toBeLessThan(2_000);
  });

  test('while a drop is open keeps who won what, and goes on with the next serial', async ({
    ownServer,
    people,
  }) => {
    const stage = await Stage.create(ownServer, await enterAsHost(ownServer));
    const ada = new MemberPhone(await people.phone());
    const ben = new MemberPhone(await people.phone());
    await ada.join(stage, 'Ada');
    await ben.join(stage, 'Ben');
    const screen = await people.television();
    await screen.goto(await stage.screenAddress());
    const drop = await stage.schedule({ title: 'Night Owl', supply: 2 });
    await ada.claim.click();
    await expect(ada.page.getByText('#1 of 2').first()).toBeVisible();

    await ownServer.kill();
    await ben.claim.click();
    await ownServer.restart();

    await expect(ben.page.getByText('#2 of 2').first()).toBeVisible({ timeout: 30_000 });
    await expect(ada.trophies).toContainText('#1 of 2');
    await expect(screen.getByText('Ben').first()).toBeVisible({ timeout: 30_000 });
    expect(await stage.drop(drop.id)).toMatchObject({ awarded: 2, remaining: 0, ending: 'sold_out' });
  });
});
