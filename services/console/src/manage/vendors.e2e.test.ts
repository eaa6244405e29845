import { PortalVendor } from '@frontdesk/testing/portal/portal-vendor';
import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import { expect, it } from 'vitest';
import { consoleSuite, live } from '../testing/console-suite.ts';

const suite = consoleSuite('vendors');
/** On a busy machine an event takes its time. */
const SOON = { timeout: 20_000 };

it('a vendor’s request comes live, its words are text, and a manager approves, suspends and ends it', async () => {
  const tab = await suite.signedIn({ role: 'manager' });
  await live(tab);
  const { page } = tab;
  await page.getByRole('link', { name: 'Manage' }).click();
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Vendors' }).click();
  await page.getByText('No vendor asks for access yet.').waitFor();

  const name = '<img src=x onerror=document.title="owned"> PM';
  const vendor = await PortalVendor.signUp(name);
  const id = await vendor.asks(suite.practice);
  const asking = page.getByRole('region', { name: 'Ask for access' });
  await asking.getByText(name).waitFor(SOON);
  await asking.getByText(vendor.email).waitFor();
  await asking.getByText('“Online booking”').waitFor();
  expect(await page.locator('main img').count()).toBe(0);
  expect(await accessibilityViolations(page)).toEqual([]);

  await asking.getByLabel('ask payers for coverage').uncheck();
  await asking.getByLabel('up to 1,000 requests a day').check();
  expect(await asking.getByLabel('any number of requests').count()).toBe(0);
  await asking.getByRole('button', { name: 'Approve' }).click();
  const having = page.getByRole('region', { name: 'Have access' });
  await having.getByText(name).waitFor(SOON);
  const { json } = await vendor.send({ method: 'GET', path: `/portal/subscriptions/${id}` });
  expect(json).toMatchObject({ status: 'active', plan: 'small' });
  expect(json.scopes).not.toContain('insurance:write');

  const decide = async (button: string, confirm: string): Promise<void> => {
    await having.getByRole('button', { name: new RegExp(`^${button}:`) }).click();
    await having.getByRole('button', { name: confirm }).click();
  };
  await decide('Suspend', 'Keep this vendor out');
  await having.getByText('Suspended', { exact: true }).waitFor(SOON);
  await having.getByRole('button', { name: /^End:/ }).click();
  await having.getByRole('button', { name: 'Leave as it is' }).click();
  await decide('Resume', 'Let this vendor in again');
  await having.getByRole('button', { name: /^Suspend:/ }).waitFor(SOON);
  await decide('End', 'End the access for good');
  await page.getByRole('region', { name: 'Ended' }).getByText(name).waitFor(SOON);
  expect(await page.title()).not.toBe('owned');
});
