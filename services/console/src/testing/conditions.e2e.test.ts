import type { Page, WebSocketRoute } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { live, patient, sharedDesk } from './console-suite.ts';

const SOON = { timeout: 15_000 };
/** What Chromium's own tools call 3G: 400 kbit/s, and 400 ms to the server and back. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const suite = sharedDesk('conditions');

describe('a browser in Auckland that speaks British English, its clock ten minutes fast', () => {
  it('shows the practice’s day in 24 hours, and counts a hold down right', async () => {
    const prepare = async (page: Page): Promise<void> => {
      await page.addInitScript(() => {
        const rightNow = Date.now.bind(Date);
        Date.now = () => rightNow() + 600_000;
      });
    };
    await suite.practice.booked({ start: suite.start('14:00'), patient: patient('Afternoon') });
    const tab = await suite.signedIn({ timezoneId: 'Pacific/Auckland', locale: 'en-GB', prepare });
    const phoenix = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'America/Phoenix' });
    await tab.page.getByRole('heading', { level: 1, name: phoenix.format() }).waitFor();
    await tab.showDay(suite.day);
    await tab.appointment('Afternoon, Sample').filter({ hasText: '14:00' }).waitFor();
    await tab.holdFirstTime();
    expect(await tab.page.getByRole('timer').textContent()).toMatch(/^(5:00|4:5\d)$/);
    await tab.page.getByText('at 09:00').waitFor();
  });
});

describe('a browser that does not know the practice’s time zone', () => {
  it('takes times from the answers, says what it does not know, and prints the day', async () => {
    const prepare = async (page: Page): Promise<void> => {
      await page.addInitScript(() => {
        const { DateTimeFormat } = Intl;
        Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
          construct: (target, [locale, options]: [string, Intl.DateTimeFormatOptions | undefined]) => {
            if (options?.timeZone === 'America/Phoenix') throw new RangeError('Invalid time zone');
            return new target(locale, options);
          },
        });
      });
    };
    await suite.practice.booked({ start: suite.start('14:00'), patient: patient('Afternoon') });
    const tab = await suite.atDay({ prepare });
    const { page } = tab;
    const card = tab.appointment('Afternoon, Sample').filter({ hasText: '2:00 PM' });
    await card.waitFor();
    await page.getByText('This browser does not know the time zone America/Phoenix.').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await card.isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: 'Dr Adams' }).isVisible()).toBe(true);
    for (const unprinted of ['.toolbar', '.top', '.free-place', '.hours'])
      expect(await page.locator(unprinted).first().isVisible(), unprinted).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await card.click();
    await page.getByRole('dialog').getByText('at 2:00 PM').first().waitFor();
    expect(tab.console).toEqual([]);
  });
});

describe('a slow line', () => {
  it('leaves nothing to be taken for an answer before it has come', async () => {
    const nextDay = new Date(Date.parse(suite.start('10:00')) + 86_400_000);
    await suite.practice.booked({ start: nextDay.toISOString(), patient: patient('Late') });
    const tab = await suite.desk();
    const { page } = tab;
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW);
    // The line alone may be faster than what looks at the page.
    const looked = Promise.withResolvers<void>();
    await page.route('**/api/appointments?*', async (route) => {
      await looked.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Next day' }).click();
    // The address changes first; the old day is shown until the page has heard of it.
    const grid = page.locator('.day-grid[aria-busy=true]');
    await grid.waitFor();
    expect(await grid.textContent()).not.toMatch(/No appointments/);
    expect(await page.locator('.provider .count').count()).toBe(0);
    looked.resolve();
    await tab.appointment('Late, Sample').waitFor();
    await page.getByRole('button', { name: 'Book an appointment' }).click();
    await page.getByText('Looking for free times …').waitFor();
    expect(await page.getByRole('dialog').textContent()).not.toMatch(/\d free|Nothing is free/);
    await tab.freeTimes.first().click();
    await tab.freeTimes.filter({ hasText: 'Holding …' }).waitFor();
    await page.getByText('This time is held for you.').waitFor();
    await session.detach();
  });
});

describe('a server that wants to be asked less', () => {
  it('is not asked before its time: the page waits for a short one, and tells a long one', async () => {
    const tab = await suite.desk();
    const { page } = tab;
    await live(tab);
    const askedAt: number[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/appointments?')) askedAt.push(Date.now());
    });
    const refuseOnce = (status: number, seconds: number) => {
      const headers = { 'retry-after': String(seconds), 'access-control-allow-origin': '*' };
      const answer = { status, headers, json: { message: 'Forbidden' } };
      return page.route('**/api/appointments?*', (route) => route.fulfill(answer), { times: 1 });
    };
    await refuseOnce(429, 1);
    await page.getByRole('button', { name: 'Next day' }).click();
    await expect.poll(() => askedAt.length, SOON).toBe(1);
    expect(await page.locator('.day-grid').textContent()).not.toMatch(/No appointments/);
    await page.getByText('No appointments.').first().waitFor();
    const [first, second] = askedAt as [number, number];
    expect(second - first).toBeGreaterThanOrEqual(1_000);

    askedAt.length = 0;
    await refuseOnce(403, 300);
    await page.getByRole('button', { name: 'Next day' }).click();
    const problem = page.getByRole('alert').filter({ hasText: 'The appointments could not be read.' });
    await problem.getByText('Too much is being asked at once. Wait 5 minutes, then try again.').waitFor();
    await problem.getByRole('button', { name: 'Try again' }).click();
    await problem.waitFor();
    expect(askedAt).toHaveLength(1);
    expect(await page.locator('.day-grid').textContent()).not.toMatch(/No appointments/);
  });
});

describe('a server that is restarted', () => {
  it('is missed, loses nothing that was typed, and is up to date once it is back', async () => {
    const sockets: WebSocketRoute[] = [];
    let isUp = true;
    const prepare = async (page: Page): Promise<void> => {
      await page.routeWebSocket(/./, (socket) => {
        if (!isUp) return void socket.close();
        sockets.push(socket);
        socket.connectToServer();
      });
      await page.route('**/api/**', (route) => (isUp ? route.continue() : route.abort('connectionrefused')));
    };
    const tab = await suite.atDay({ prepare });
    const { page } = tab;
    await live(tab);
    await tab.holdFirstTime();
    await tab.typePatient('Typed', 'Before');

    isUp = false;
    await Promise.all(sockets.map((socket) => socket.close()));
    await expect.poll(() => tab.connection.textContent(), SOON).toMatch(/^Not connected, as of \d+:\d\d/);
    await suite.practice.booked({ start: suite.start('14:00'), patient: patient('Meanwhile') });

    isUp = true;
    expect(await page.getByLabel('Family name').inputValue()).toBe('Before');
    await tab.submitBooking();
    await tab.appointment('Before, Typed').waitFor();
    await tab.appointment('Meanwhile, Sample').waitFor();
    await live(tab);
  });
});
