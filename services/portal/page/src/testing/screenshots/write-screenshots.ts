/**
 * The portal's part of `pnpm screenshots`: writes docs/screenshots/portal-*.png.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import { WebhookReceiver } from '@frontdesk/testing/partner-api/webhook-receiver';
import { launchBrowser } from '@frontdesk/ui/testing/browser';
import { VendorTab } from '../vendor-tab.ts';

const directory = join(import.meta.dirname, '../../../../../../docs/screenshots');

await using cleanUp = new AsyncDisposableStack();
const cloud = cleanUp.adopt(await startLocalCloud({ demo: true }), (started) => started.stop());
const browser = cleanUp.adopt(await launchBrowser(), (started) => started.close());
const { portal: url, tokenIssuer } = cloud.urls;

const shoot = async ({ page }: VendorTab, name: string): Promise<void> => {
  const file = join(directory, `portal-${name}.png`);
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  process.stdout.write(`${file}\n`);
};

/** A morning of a vendor's software: it looks for times, books one, and asks for one thing that is not there. */
async function bookedWith(key: string, practice: string): Promise<void> {
  const send = (path: string, body?: object) =>
    fetch(`${cloud.urls.partnerApi}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...{ 'x-api-key': key, 'content-type': 'application/json' },
        ...(body !== undefined && { 'idempotency-key': randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const slots = `/v2/practices/${practice}/slots?from=${day}&to=${day}&appointmentType=exam`;
  for (let n = 0; n < 40; n += 1) await send(slots);
  const { items } = (await (await send(slots)).json()) as { items: { providerId?: string; start?: string }[] };
  const patient = { givenName: 'Sample', familyName: 'Patient', birthDate: '1980-05-17' };
  const { providerId, start } = items[0] ?? {};
  await send('/v2/appointments', { providerId, start, appointmentType: 'exam', patient });
  await send('/v2/appointments/apt_00000000000000000000000000000000');
}

const viewport = { width: 1280, height: 860 };
const tab = await VendorTab.open(browser, { url, mayAsk: [tokenIssuer], viewport });
const { page } = tab;
await shoot(tab, 'sign-up');
await tab.signUp('developer@northwind.example');
await page.getByText('"start": "20').waitFor();
const testKey = await tab.code('Your test key');
await shoot(tab, 'home');
await tab.goTo('/#/docs/first-booking');
await page.getByRole('heading', { name: 'Your first booking' }).waitFor();
await shoot(tab, 'guide');
await tab.goTo('/#/docs/reference/bookAppointment');
await page.getByRole('heading', { name: 'Answers' }).waitFor();
await page.locator('.samples').getByText('"start": "2027-03-01').waitFor({ state: 'detached' });
await shoot(tab, 'reference');
await tab.goTo('/#/docs/changelog');
await page.getByRole('heading', { name: 'Next' }).waitFor();
await shoot(tab, 'changelog');

await tab.goTo('/#/practices');
await tab.press('Ask for access');
await page.getByLabel(/^Practice/).fill('p001');
await shoot(tab, 'access');
await tab.press('Ask');
await page.getByText('Waiting for the practice').waitFor();
await page.getByRole('link', { name: 'Sandbox' }).click();
const practiceId = (await page.locator('.facts code').first().textContent()) ?? '';
await tab.press('Create a key');
await page.getByLabel(/^Name/).fill('Website, staging');
await tab.press('Create');
await tab.press('I have copied it');
await tab.press('Rotate Website, staging');
await tab.press('Rotate');
await tab.press('I have copied it');
await page.getByText('Key rotated by you').waitFor();
await shoot(tab, 'keys');

const receiver = cleanUp.use(await WebhookReceiver.listen());
await page.getByRole('link', { name: 'Webhooks', exact: true }).click();
await tab.press('Add a webhook');
await page.getByLabel('Address of your endpoint').fill(receiver.url);
await tab.press('Add');
await tab.press('I have copied it');
await page.getByRole('link', { name: receiver.url }).click();
await tab.press('Send a test event');
await page.getByText('Delivered').waitFor();
receiver.status = 503;
await bookedWith(testKey, practiceId);
await page.getByText('Failed, again at').first().waitFor();
await tab.press('Dismiss');
await shoot(tab, 'webhook');
await page.getByRole('link', { name: 'Requests', exact: true }).click();
await page
  .getByRole('row', { name: /POST \/v2\/appointments/ })
  .first()
  .waitFor();
await shoot(tab, 'requests');
await page.getByRole('link', { name: 'Usage', exact: true }).click();
await page.locator('.recharts-bar-rectangle path').first().waitFor();
await shoot(tab, 'usage');

await page.goto(`${url}/explorer.html`);
await page
  .getByRole('button', { name: /Test Request/ })
  .first()
  .click();
await page.getByRole('button', { name: /Send/ }).first().click();
await page.getByText('201 Created').waitFor();
await shoot(tab, 'explorer');

const phone = await VendorTab.open(browser, {
  ...{ url, mayAsk: [tokenIssuer], colorScheme: 'dark', isMobile: true, hasTouch: true },
  viewport: { width: 390, height: 844 },
});
await phone.signUp();
await phone.page.getByText('"start": "20').waitFor();
await shoot(phone, 'phone');
