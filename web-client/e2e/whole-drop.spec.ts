import { secondsShown } from './fixture/countdown';
import { HostDesk } from './fixture/host';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';

test('a host, two members and a screen live through a whole drop', async ({ ownServer, people }) => {
  test.setTimeout(120_000);
  const host = new HostDesk(await people.phone());
  await host.enter(ownServer.hostLink, 'Friday Lights');
  const pin = await host.pin();
  const screen = await people.television();
  await screen.goto(await host.screenAddress());
  const ada = new MemberPhone(await people.phone());
  const ben = new MemberPhone(await people.phone());
  await ada.joinByPin(ownServer.address, pin, 'Ada');
  await ben.joinByLink(`${ownServer.address}/j/${pin}`, 'Ben');

  await host.drop({ title: 'Night Owl', supply: 1, opensIn: 12, points: 50 });

  const faces = [host.page, ada.page, ben.page, screen];
  await Promise.all(faces.map((face) => expect(face.getByText('Night Owl').first()).toBeVisible()));
  await test.step('everybody sees the same countdown', async () => {
    const shown = await Promise.all(faces.map(secondsShown));
    expect(Math.max(...shown) - Math.min(...shown)).toBeLessThanOrEqual(1);
    expect(Math.max(...shown)).toBeLessThanOrEqual(12);
  });
  await test.step('nobody can claim before the instant', async () => {
    for (const member of [ada, ben]) await expect(member.claim).toHaveCount(0);
  });

  await test.step('claiming unlocks by itself, and exactly one of two wins', async () => {
    await Promise.all([ada, ben].map((member) => member.tapTheMomentItOpens()));
  });
  const winner = await Promise.any(
    [ada, ben].map(async (member) => {
      await member.page.getByText('You won!').first().waitFor();
      return member;
    }),
  );
  const other = winner === ada ? ben : ada;
  await expect(winner.page.getByText('#1 of 1').first()).toBeVisible();
  await expect(other.page.getByText(/Sold out/).first()).toBeVisible();
  await expect(other.page.getByText(/\d\d:\d\d:\d\d\.\d{3}/).first()).toBeVisible();
  await expect(other.page.getByText('You won!')).toHaveCount(0);

  const name = winner === ada ? 'Ada' : 'Ben';
  await test.step('the host and the screen see who won', async () => {
    await expect(host.winners.filter({ hasText: name })).toContainText('#1');
    await expect(screen.getByText(name).first()).toBeVisible();
  });
  await test.step('the winner has a trophy and a rank', async () => {
    await expect(winner.trophies).toContainText('Night Owl');
    await expect(winner.rank).toContainText('1');
    await expect(winner.rank).toContainText('50');
  });

  await test.step('the trophy has a page of its own', async () => {
    const opened = winner.page
      .context()
      .waitForEvent('page', { timeout: 3_000 })
      .catch(() => undefined);
    await winner.page.getByRole('link', { name: 'Open its page' }).first().click();
    const page = (await opened) ?? winner.page;
    await expect(page.getByText('#1 of 1').first()).toBeVisible();
    await expect(page.getByText('Stayed late to rebuild the sound desk')).toBeVisible();
    await expect(page.getByText(name).first()).toBeVisible();
  });

  await test.step('the public record says the same as page and as JSON', async () => {
    const page = await people.laptop();
    await other.page.getByRole('link', { name: 'The public record' }).first().waitFor();
    const address = await other.page
      .getByRole('link', { name: 'The public record' })
      .first()
      .getAttribute('href');
    await page.goto(new URL(address ?? '', ownServer.address).href);
    const row = page.getByRole('row').filter({ hasText: name });
    await expect(row).toHaveCount(1);
    const json = await page.getByRole('link', { name: 'This record as JSON' }).getAttribute('href');
    const record = await (await page.request.get(new URL(json ?? '', ownServer.address).href)).json();
    expect(record.claims).toMatchObject([{ serial: 1, name }]);
    expect(record.drop).toMatchObject({ supply: 1, awarded: 1, remaining: 0, ending: 'sold_out' });
    const instant = /\d\d:\d\d:\d\d\.(\d{3})/.exec(await row.innerText())?.[1];
    expect(Number(instant)).toBe(record.claims[0].at % 1000);
  });
});
