import { randomUUID } from 'node:crypto';
import { Practice } from '@frontdesk/testing/app-api/practice';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { WebhookReceiver } from '@frontdesk/testing/partner-api/webhook-receiver';
import { PortalVendor } from '@frontdesk/testing/portal/portal-vendor';
import { sharedBrowser } from '@frontdesk/ui/testing/browser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { VendorTab } from '../testing/vendor-tab.ts';

const browser = await sharedBrowser();
/** The page looks every two seconds. */
const SOON = { timeout: 30_000 };
/** As many failures in a row as open a circuit. */
const FAILURES = 5;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await WebhookReceiver.listen();
});
afterAll(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await receiver?.[Symbol.asyncDispose]();
});

it('shows what was sent, sends it once more, and says that a circuit is open and a quota nearly used', async () => {
  const email = `${randomUUID()}@sample-vendor.test`;
  const tab = await VendorTab.open(browser, { url: sharedCloud.portal, mayAsk: [sharedCloud.tokenIssuer] });
  const { page } = tab;
  const [practice] = await Promise.all([Practice.open('portal-webhooks'), tab.signUp(email)]);
  const vendor = await PortalVendor.signUp('Sample Vendor', email);
  const subscriptionId = await vendor.reaches(practice);
  const webhookId = await vendor.webhook(subscriptionId, receiver.url);
  await tab.goTo(`/#/practices/${subscriptionId}/webhooks/${webhookId}`);

  await practice.booked();
  const row = page.getByRole('row', { name: /appointment\.booked · seq/ });
  await row.first().getByText('Delivered').waitFor(SOON);
  await tab.press('Replay events');
  const dialog = page.getByRole('dialog');
  const seq = await dialog.getByLabel('First event').inputValue();
  expect(await dialog.getByLabel('Last event').inputValue()).toBe(seq);
  await row.getByText(`seq ${seq}`).waitFor();
  await dialog.getByLabel('Last event').fill('0');
  await dialog.getByRole('button', { name: 'Replay' }).click();
  expect(
    await dialog.getByLabel('Last event').evaluate((field: HTMLInputElement) => field.validity.rangeUnderflow),
  ).toBe(true);
  await dialog.getByLabel('Last event').fill(seq);
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await page.getByText(`Events ${seq} to ${seq} are sent once more.`).waitFor();
  await row.nth(1).getByText('Delivered').waitFor(SOON);
  const [first, again] = receiver.received;
  expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect(again?.body).toBe(first?.body);

  receiver.status = 500;
  for (let count = 0; count < FAILURES; count += 1) await practice.booked();
  await page.getByText('Paused', { exact: true }).waitFor(SOON);
  await page.getByText(/The circuit is open: events wait, and one is tried at /).waitFor();
  await page
    .getByText(/^Failed, again at /)
    .first()
    .waitFor();

  await page.route('**/subscriptions/*/usage*', async (route) => {
    const answer = await route.fetch();
    const usage = await answer.json();
    const quota = { ...usage.quota, used: 850, percent: 85, warning: 80 };
    await route.fulfill({ response: answer, json: { ...usage, quota } });
  });
  await page.getByRole('link', { name: 'Usage', exact: true }).click();
  await page
    .getByText(/^85 % of today’s 1,000 requests are used\. At 100 %, requests are answered 429 until /)
    .waitFor();
  expect(tab.faults).toEqual([]);
});
