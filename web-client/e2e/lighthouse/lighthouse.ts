import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { expect, test } from '../fixture/test';

const LEAST = 0.95;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

for (const [what, pathOf] of [
  ['where one types the PIN', () => '/'],
  ['where the QR code leads', (pin: string) => `/j/${pin}`],
] as const) {
  test(`Lighthouse gives the member page ${what} at least 95 on a phone`, async ({
    stage,
    launchOptions,
  }) => {
    test.setTimeout(180_000);
    await stage.schedule({ opens: { in: 900 } });
    const chrome = await launch({
      chromePath: launchOptions.executablePath ?? '',
      chromeFlags: ['--headless=new', ...(launchOptions.args ?? [])],
    });
    try {
      const result = await lighthouse(stage.server.address + pathOf(stage.pin), {
        port: chrome.port,
        onlyCategories: CATEGORIES,
        logLevel: 'error',
      });
      const categories = result?.lhr.categories ?? {};
      const scores = Object.fromEntries(CATEGORIES.map((id) => [id, categories[id]?.score ?? 0]));
      test.info().annotations.push({ type: 'scores', description: JSON.stringify(scores) });
      const short = Object.values(result?.lhr.audits ?? {})
        .filter((audit) => audit.score !== null && audit.score < 1)
        .map((audit) => `${audit.id}: ${audit.displayValue ?? audit.score}`);
      for (const id of CATEGORIES) {
        expect(scores[id], `${id}; ${short.join(', ')}`).toBeGreaterThanOrEqual(LEAST);
      }
    } finally {
      chrome.kill();
    }
  });
}
