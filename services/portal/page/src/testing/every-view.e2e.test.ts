import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { type Received, WebhookReceiver } from '@frontdesk/testing/partner-api/webhook-receiver';
import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import { sharedBrowser } from '@frontdesk/ui/testing/browser';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { VendorTab } from './vendor-tab.ts';

const browser = await sharedBrowser();
const HTML = '<img src=x onerror=alert(1)>';
let tab: VendorTab;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await WebhookReceiver.listen();
  tab = await VendorTab.open(browser, { url: sharedCloud.portal, mayAsk: [sharedCloud.tokenIssuer] });
});
afterAll(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await receiver?.[Symbol.asyncDispose]();
});

const LOOKS = [
  { name: 'light', width: 1280, media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark, on a phone', width: 360, media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'in forced colors', width: 1280, media: { colorScheme: 'light', forcedColors: 'active' } },
] as const;

/** What is wrong with what is in sight, in every look or only the first ones. */
async function faults(view: string, looks: number = LOOKS.length): Promise<string[]> {
  const found: string[] = [];
  for (const { name, width, media } of LOOKS.slice(0, looks)) {
    await tab.page.setViewportSize({ width, height: 900 });
    await tab.page.emulateMedia(media);
    const violations = await accessibilityViolations(tab.page);
    const isTooWide = await tab.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    found.push(...violations.map((violation) => `${view}, ${name}: ${violation}`));
    if (isTooWide) found.push(`${view}, ${name}: scrolls sideways`);
  }
  await tab.page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

it('has no accessibility violation, light, dark, in forced colors and on a phone, which it fits', async () => {
  const { page } = tab;
  const found = await faults('the first page', 2);
  for (const path of [
    'errors',
    'first-booking',
    'reference',
    'reference/bookAppointment',
    'changelog',
    'status',
    'versions',
  ]) {
    await tab.goTo(`/#/docs/${path}`);
    await page.locator('.docs-body h1').waitFor();
    found.push(...(await faults(path, path.startsWith('reference/') ? 3 : 2)));
  }
  await tab.goTo('/#/');
  await tab.signUp();
  found.push(...(await faults('home')));
  await tab.goTo('/#/practices');
  await tab.press('Ask for access');
  found.push(...(await faults('asking', 2)));
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Sandbox' }).click();
  await page.getByText('Key created by you').waitFor();
  found.push(...(await faults('keys')));
  await tab.press(/^Rotate/);
  found.push(...(await faults('rotating', 1)));
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Webhooks', exact: true }).click();
  await tab.press('Add a webhook');
  found.push(...(await faults('adding a webhook', 1)));
  await page.getByLabel('Address of your endpoint').fill('https://10.0.0.1/');
  await tab.press('Add');
  await page.getByText('must name a host, not an address').waitFor();
  const url = `${receiver.url}?${HTML}`;
  await page.getByLabel('Address of your endpoint').fill(url);
  await tab.press('Add');
  const secret = await tab.code('Secret');
  await tab.press('I have copied it');
  await page.getByRole('link', { name: url }).click();
  await tab.press('Send a test event');
  await page.getByText('Delivered').waitFor();
  await tab.press('Rotate the secret');
  await tab.press('Rotate');
  const newSecret = await tab.code('Secret');
  await tab.press('I have copied it');
  receiver.status = 410;
  await tab.press('Send a test event');
  await page.getByText('Failed, no more tries').waitFor();
  await page.getByText('It answered 410.').waitFor();
  found.push(...(await faults('deliveries', 2)));
  const [first, second] = receiver.received;
  const verify = (key: string, { body, headers }: Received) =>
    new Webhook(key).verify(body, headers as Record<string, string>);
  expect(verify(secret, first ?? expect.fail())).toMatchObject({ type: 'webhook.test' });
  for (const key of [secret, newSecret])
    expect(verify(key, second ?? expect.fail())).toMatchObject({ type: 'webhook.test' });
  await tab.press('Delete');
  await tab.press('Delete the webhook');
  await page.getByText('None yet.').waitFor();

  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByRole('row', { name: /slots/ }).first().waitFor();
  found.push(...(await faults('requests', 2)));
  await page.getByRole('link', { name: 'Usage', exact: true }).click();
  await page.locator('.recharts-bar-rectangle path').first().waitFor();
  found.push(...(await faults('usage')));
  expect(found).toEqual([]);
  expect(tab.faults).toEqual([]);
});

it('is worked by keys alone, and reads out where one is', async () => {
  const { page } = tab;
  await tab.goTo('/#/');
  await page.getByRole('link', { name: 'Docs' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Your first booking');
  await page.getByRole('radio', { name: 'curl' }).first().focus();
  await page.keyboard.press('ArrowRight');
  await page
    .getByRole('region', { name: / in JavaScript$/ })
    .first()
    .waitFor();
});
