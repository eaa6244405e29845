import type { Browser, Page } from 'playwright-core';

/** Where a manager decides on vendors, as the console shows it. */
export interface ConsoleAddress {
  readonly url: string;
  readonly practiceId: string;
}

/** Opens the console as a manager of the practice, at its vendors. */
export async function openVendors(browser: Browser, { url, practiceId }: ConsoleAddress): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('Practice').fill(practiceId);
  await page.getByLabel('Role').selectOption('manager');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Manage' }).click();
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Vendors' }).click();
  return page;
}
