import { HostDesk } from './fixture/host';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';

test('what a host puts right is seen at once by members and on the screen', async ({ ownServer, people }) => {
  test.setTimeout(120_000);
  const host = new HostDesk(await people.phone());
  await host.enter(ownServer.hostLink, 'Friday Lights');
  const screen = await people.television();
  await screen.goto(await host.screenAddress());
  const pin = await host.pin();
  const ada = new MemberPhone(await people.phone());
  const ben = new MemberPhone(await people.phone());
  await ada.joinByPin(ownServer.address, pin, 'Ada');
  await ben.joinByPin(ownServer.address, pin, 'Ben');

  await test.step('pins a message and takes it down', async () => {
    const message = 'Photo wall is to the left of the bar';
    await host.page.getByRole('textbox', { name: 'Message' }).fill(message);
    await host.page.getByRole('button', { name: 'Pin it' }).click();
    for (const face of [ada.page, screen])
      await expect(face.getByText(message, { exact: true }).first()).toBeVisible();
    await host.page.getByRole('button', { name: 'Unpin' }).click();
    for (const face of [ada.page, screen])
      await expect(face.getByText(message, { exact: true })).toHaveCount(0);
  });

  await test.step('awards points with a reason', async () => {
    const sheet = await host.member('Ada');
    await sheet.getByRole('spinbutton', { name: 'Points' }).fill('70');
    await sheet.getByLabel('For what?').fill('Helped a newcomer find the room');
    await sheet.getByRole('button', { name: 'Award 70 points' }).click();
    await expect(ada.rank).toContainText('70');
    await expect(ada.page.getByText(/Helped a newcomer find the room/).first()).toBeAttached();
    await expect(screen.getByText('Ada').first()).toBeVisible();
  });

  await test.step('renames', async () => {
    const sheet = await host.member('Ada');
    await sheet.getByLabel('New name').fill('Ada Lovelace');
    await sheet.getByRole('button', { name: 'Rename' }).click();
    await expect(screen.getByText('Ada Lovelace').first()).toBeVisible();
    await expect(ada.page.getByText('Ada Lovelace').first()).toBeVisible();
  });

  await test.step('hides a name and shows it again', async () => {
    const sheet = await host.member('Ada Lovelace');
    await sheet.getByRole('button', { name: 'Hide the name' }).click();
    await expect(screen.getByText('Ada Lovelace')).toHaveCount(0);
    const again = await host.member('Ada Lovelace');
    await again.getByRole('button', { name: 'Show the name again' }).click();
    await expect(screen.getByText('Ada Lovelace').first()).toBeVisible();
  });

  await test.step('hides the board, shows it and starts it anew', async () => {
    await host.page.getByRole('button', { name: 'Hide the board' }).click();
    await expect(screen.getByText('Ada Lovelace')).toHaveCount(0);
    await expect(ada.page.getByText('The host keeps the board hidden for now.')).toBeVisible();
    await host.page.getByRole('button', { name: 'Show the board' }).click();
    await expect(screen.getByText('Ada Lovelace').first()).toBeVisible();
    await host.page.getByRole('button', { name: 'Reset all points' }).click();
    await host.page.getByRole('dialog').getByRole('button', { name: 'Reset all points' }).click();
    await expect(screen.getByText('Ada Lovelace')).toHaveCount(0);
    await expect(ada.rank).not.toContainText('70');
  });

  await test.step('removes a member, who is told and cannot come back', async () => {
    const sheet = await host.member('Ben');
    await sheet.getByRole('button', { name: 'Remove from the stage' }).click();
    await host.page.getByRole('dialog').getByRole('button', { name: 'Remove from the stage' }).click();
    await expect(ben.page.getByText('You are off this stage')).toBeVisible();
    await ben.page.reload();
    await expect(ben.page.getByText('You are off this stage')).toBeVisible();
  });
});
