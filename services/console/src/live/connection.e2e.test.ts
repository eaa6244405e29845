import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { live, patient, sharedDesk } from '../testing/console-suite.ts';

const suite = sharedDesk('connection');

describe('where WebSockets do not get through', () => {
  it('the page looks every five seconds, and says so', async () => {
    const prepare = (page: Page) => page.routeWebSocket(/./, (socket) => socket.close());
    const tab = await suite.atDay({ prepare });
    await expect.poll(() => tab.connection.getAttribute('data-state'), { timeout: 15_000 }).toBe('polling');
    await suite.practice.booked({ start: suite.start('10:00'), patient: patient('Polled') });
    await tab.appointment('Polled, Sample').waitFor({ timeout: 10_000 });
  });
});

describe('without a network', () => {
  it('the page says so at once, takes nothing that is missing for an answer, and goes on', async () => {
    await suite.practice.booked({ start: suite.start('10:00'), patient: patient('There') });
    const tab = await suite.desk();
    const { page } = tab;
    await live(tab);
    await page.context().setOffline(true);
    await expect.poll(() => tab.connection.textContent()).toMatch(/^Not connected, as of \d+:\d\d/);
    await tab.appointment('There, Sample').waitFor();

    await page.getByRole('button', { name: 'Next day' }).click();
    await page.getByRole('alert').filter({ hasText: 'The appointments could not be read.' }).waitFor();
    expect(await page.locator('.day-grid').textContent()).not.toMatch(/No appointments|\d+ *\+?$/);
    expect(await page.locator('.provider .count').count()).toBe(0);
    await page.getByRole('button', { name: 'Book an appointment' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('alert').filter({ hasText: 'The free times could not be read.' }).waitFor();
    expect(await dialog.textContent()).not.toMatch(/0 free|Nothing is free/);

    await page.context().setOffline(false);
    await tab.freeTimes.first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('No appointments.').first().waitFor();
    await live(tab);

    await page.route('**/api/appointments?*', (route) => route.abort());
    await page.getByRole('button', { name: 'Next day' }).click();
    const problem = page.getByRole('alert').filter({ hasText: 'The appointments could not be read.' });
    await problem.waitFor();
    await page.unroute('**/api/appointments?*');
    // A read that the page makes by itself may come first; then the button is gone.
    await problem
      .getByRole('button', { name: 'Try again' })
      .click({ timeout: 5_000 })
      .catch(() => undefined);
    await page.getByText('No appointments.').first().waitFor();
  });
});

describe('an event of an appointment', () => {
  it('is followed by one small read, whatever is open', async () => {
    const tab = await suite.desk();
    await live(tab);
    // Events wait until everything was read that had changed before.
    await suite.practice.booked({ start: suite.start('15:00'), patient: patient('Before') });
    await tab.appointment('Before, Sample').waitFor();
    // Noted when an answer begins, so that one read before does not count later.
    const reads: Promise<string>[] = [];
    tab.page.on('response', (response) => {
      const { pathname, searchParams } = new URL(response.url());
      if (!pathname.startsWith('/api/') || response.request().method() !== 'GET') return;
      const what = `${pathname.split('/')[2]} ${searchParams.get('providerId') ?? ''}`;
      reads.push(response.body().then(({ length }) => `${what} ${length < 20_000}`));
    });

    await suite.practice.booked({ start: suite.start('09:00'), patient: patient('First') });
    await tab.appointment('First, Sample').waitFor();
    await expect.poll(() => Promise.all(reads)).toEqual(['appointments  true']);

    const held = tab.page.waitForResponse('**/api/holds');
    await tab.page.getByRole('button', { name: 'Book an appointment' }).click();
    await (await held).finished();
    const noon = tab.freeTimes.filter({ hasText: '12:00 PM' });
    await noon.filter({ hasText: '2 providers' }).waitFor();
    reads.length = 0;
    await suite.practice.booked({ start: suite.start('12:00'), patient: patient('Second') });
    await noon.filter({ hasText: '1 provider' }).waitFor();
    await expect.poll(() => Promise.all(reads)).toEqual(['practices dr-adams true']);

    await tab.page.keyboard.press('Escape');
    await tab.appointment('Second, Sample').waitFor();
  });
});
