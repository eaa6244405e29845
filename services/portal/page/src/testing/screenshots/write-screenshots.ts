/**
 * The portal's part of `pnpm screenshots`: writes docs/screenshots/portal-*.png.
 */
import { join } from 'node:path';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
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

const viewport = { width: 1280, height: 860 };
const tab = await VendorTab.open(browser, { url, mayAsk: [tokenIssuer], viewport });
const { page } = tab;
await shoot(tab, 'sign-up');
await tab.signUp('developer@northwind.example');
await page.getByText('"start": "20').waitFor();
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
await tab.press('Create a key');
await page.getByLabel(/^Name/).fill('Website, staging');
await tab.press('Create');
await tab.press('I have copied it');
await tab.press('Rotate Website, staging');
await tab.press('Rotate');
await tab.press('I have copied it');
await page.getByText('Key rotated by you').waitFor();
await shoot(tab, 'keys');

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
