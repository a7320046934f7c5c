import { HostDesk } from './fixture/host';
import { MemberPhone } from './fixture/member';
import { expect, test } from './fixture/test';

const MARKUP = '<img src=x onerror=alert(1)>';

test('no face violates the content policy, shows markup as anything but text, or sends a token in an address', async ({
  ownServer,
  people,
}) => {
  test.setTimeout(120_000);
  const host = new HostDesk(await people.phone());
  const faces = [host.page];
  await host.enter(ownServer.hostLink, `<b>${'Lights'}</b>`);
  const screen = await people.television();
  await screen.goto(await host.screenAddress());
  const ada = new MemberPhone(await people.phone());
  await ada.joinByPin(ownServer.address, await host.pin(), '<i>Ada</i>');
  faces.push(screen, ada.page);
  await host.drop({
    title: MARKUP,
    supply: 1,
    opensIn: 4,
    what: `What ${MARKUP}`,
    why: '<script>alert(2)</script>',
    by: '<b>Mara</b>',
  });
  await ada.claim.click({ timeout: 20_000 });
  await expect(ada.page.getByText('You won!').first()).toBeVisible();
  const trophy = await people.laptop();
  faces.push(trophy);
  const address = await ada.page.getByRole('link', { name: 'Open its page' }).first().getAttribute('href');
  await trophy.goto(new URL(address ?? '', ownServer.address).href);

  await test.step('markup is shown as it was typed', async () => {
    for (const face of faces) await expect(face.getByText(MARKUP).first()).toBeVisible();
    await expect(trophy.getByText(`What ${MARKUP}`)).toBeVisible();
    for (const face of faces) {
      await expect(face.locator('img[src="x"]')).toHaveCount(0);
      await expect(face.locator('main b, main i')).toHaveCount(0);
    }
    const source = await (await trophy.request.get(trophy.url())).text();
    expect(source).not.toContain('<img src=x');
    expect(source).not.toContain('<script>alert(2)');
  });
  await test.step('the record and how it works show it as text as well', async () => {
    const page = await people.laptop();
    const record = trophy.url().replace(/\/trophies\/.*$/, '');
    for (const place of [record, record.replace(/\/drops\/.*$/, '')]) {
      await page.goto(place);
      await expect(page.getByText(MARKUP).first()).toBeVisible();
      await expect(page.locator('img[src="x"]')).toHaveCount(0);
    }
  });
  expect(people.violations).toEqual([]);
  await test.step('tokens and the host link stay out of every address', async () => {
    const secret = new URL(ownServer.hostLink).hash.replace('#link=', '');
    const sent = people.requested.map((each) => each.replace(/#.*$/, ''));
    expect(sent.length).toBeGreaterThan(20);
    expect(sent.filter((each) => each.includes(secret) || /eyJ|token|link=/.test(each))).toEqual([]);
    for (const face of faces) expect(face.url()).not.toMatch(/link=|token=/);
    expect(
      sent.filter((each) => !each.startsWith(ownServer.address) && !each.startsWith('ws://localhost')),
    ).toEqual([]);
  });
});

test('every page is sent with a policy that allows no foreign and no inline code', async ({
  stage,
  request,
}) => {
  for (const path of ['/', '/host', '/screen', `/j/${stage.pin}`, `/s/${stage.id}`]) {
    const response = await request.get(stage.server.address + path);
    const policy = response.headers()['content-security-policy'] ?? '';
    expect(policy, path).toContain("default-src 'self'");
    expect(policy, path).not.toContain('unsafe');
    expect(response.headers()['referrer-policy'], path).toBeDefined();
    expect(response.headers()['x-content-type-options'], path).toBe('nosniff');
  }
});
