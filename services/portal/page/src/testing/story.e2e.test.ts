import { setTimeout } from 'node:timers/promises';
import { Practice } from '@frontdesk/testing/app-api/practice';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { decides } from '@frontdesk/testing/portal/portal-vendor';
import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import { sharedBrowser } from '@frontdesk/ui/testing/browser';
import { afterAll, expect, it } from 'vitest';
import { openVendors } from './manager-tab.ts';
import { runInShell } from './run-samples.ts';
import { VendorTab } from './vendor-tab.ts';

const browser = await sharedBrowser();
afterAll(async () => void (await Promise.all(browser.contexts().map((context) => context.close()))));

/** What axe finds in Scalar's own widgets, which no setting of it changes (ADR-0055). Colors and what is around them are ours. */
const THE_ENGINES_OWN = new Set([
  ...['aria-allowed-role', 'aria-input-field-name', 'aria-prohibited-attr', 'aria-required-attr'],
  ...['aria-valid-attr-value', 'presentation-role-conflict'],
  ...['landmark-main-is-top-level', 'landmark-no-duplicate-main', 'landmark-unique'],
]);
/** A request is counted within a minute of its answer, and within seconds here. */
const SOON = { timeout: 20_000 };
const KEY_NAME = 'Website <img src=x onerror=alert(1)>';

/** Between two calls: a client that takes all of the machine leaves none to the page. */
const PACE_MS = 50;

/** A client that asks all day, until it is stopped, with the key that it has at the time. */
function steadyClient(path: string, firstKey: string) {
  const statuses: number[] = [];
  let key = firstKey;
  let isRunning = true;
  const running = (async () => {
    while (isRunning) {
      const { status } = await fetch(`${sharedCloud.partnerApi}${path}`, { headers: { 'x-api-key': key } });
      statuses.push(status);
      await setTimeout(PACE_MS);
    }
  })();
  return {
    statuses,
    deploy: (newKey: string) => {
      key = newKey;
    },
    stop: async () => {
      isRunning = false;
      await running;
    },
  };
}

const statusWith = async (path: string, key: string): Promise<number> =>
  (await fetch(`${sharedCloud.partnerApi}${path}`, { headers: { 'x-api-key': key } })).status;

it('leads a vendor from nothing to a live key, through its rotation, to its end', async () => {
  const practice = await Practice.open('portal-story');
  const tab = await VendorTab.open(browser, { url: sharedCloud.portal, mayAsk: [sharedCloud.tokenIssuer] });
  const { page } = tab;

  await tab.signUp();
  await page.goto(`${sharedCloud.portal}/explorer.html`);
  await page
    .getByRole('button', { name: /Test Request/ })
    .first()
    .click();
  await page.getByRole('button', { name: /Send/ }).first().click();
  await page.getByText('201 Created').waitFor();
  expect(tab.foreign, 'nothing is loaded from elsewhere').toEqual([]);
  const violations = await accessibilityViolations(page);
  expect(violations.filter((each) => !THE_ENGINES_OWN.has(each.split(' ')[0] ?? ''))).toEqual([]);

  await tab.goTo('/#/practices');
  await tab.press('Ask for access');
  await page.getByLabel(/^Practice/).fill(practice.id);
  await page.getByLabel('Plan').selectOption('enterprise');
  await tab.press('Ask');
  await page.getByText('Waiting for the practice').waitFor();
  const link = page.getByRole('link', { name: practice.id });
  const subscriptionId = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';

  const manager = await openVendors(browser, { url: sharedCloud.console, practiceId: practice.id });
  await manager.getByRole('region', { name: 'Ask for access' }).getByRole('button', { name: 'Approve' }).click();
  const vendor = manager.getByRole('region', { name: 'Have access' });
  await vendor.getByText('Sample vendor').waitFor();

  await tab.goTo('/#/practices');
  await page.reload();
  await link.click();
  await tab.press('Create a key');
  await page.getByLabel(/^Name/).fill(KEY_NAME);
  await tab.press('Create');
  const firstKey = await tab.code('Key');
  const [answer] = await runInShell([await tab.code('A first request')]);
  expect(answer).toMatchObject({ status: 200, body: { id: practice.id } });
  await tab.press('I have copied it');
  await page.locator('.keys', { hasText: KEY_NAME }).waitFor();

  const part = (name: string) => page.getByRole('link', { name, exact: true }).click();
  await part('Requests');
  const logged = page.getByRole('row', { name: /GET \/v2\/practices\/\{id\}/ });
  await logged.getByText(KEY_NAME).waitFor(SOON);
  await logged.getByText('200').waitFor();
  await part('Usage');
  const used = page.getByRole('region', { name: 'Requests by key' }).getByRole('row', { name: KEY_NAME });
  await used.getByText('1', { exact: true }).first().waitFor(SOON);
  expect(await page.locator('main img').count()).toBe(0);
  await part('Keys');

  const path = `/v2/practices/${practice.id}`;
  const client = steadyClient(path, firstKey);
  await tab.press(`Rotate ${KEY_NAME}`);
  await tab.press('Rotate');
  const secondKey = await tab.code('Key');
  expect(secondKey).not.toBe(firstKey);
  client.deploy(secondKey);
  await tab.press('I have copied it');
  await page.getByText('Replaced').waitFor();
  expect(await statusWith(path, firstKey), 'the old key in its grace period').toBe(200);
  await client.stop();
  expect(client.statuses.length).toBeGreaterThan(1);
  expect(new Set(client.statuses), 'no call failed').toEqual(new Set([200]));

  await page
    .getByRole('button', { name: `Revoke ${KEY_NAME}` })
    .first()
    .click();
  await tab.press('Revoke the key');
  await page.getByText('is revoked.').waitFor();
  await expect.poll(() => statusWith(path, secondKey), { timeout: 10_000 }).toBe(403);
  await page.getByText('Key revoked by you').waitFor();

  expect((await decides(practice, subscriptionId, 'end')).status).toBe(200);
  await expect.poll(() => statusWith(path, firstKey), { timeout: 10_000 }).toBe(403);
  await page.reload();
  await page.getByText('The practice has ended your access: requests are answered 403.').waitFor();

  // What has ended may be asked for again, and is in the list once.
  await tab.goTo('/#/practices');
  await link.waitFor();
  await tab.press('Ask for access');
  await page.getByLabel(/^Practice/).fill(practice.id);
  await tab.press('Ask');
  await page.getByText('Waiting for the practice').waitFor();
  expect(await link.count()).toBe(1);
  expect(tab.faults).toEqual([]);
});
