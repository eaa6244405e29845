import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { live, sharedDesk } from '../testing/console-suite.ts';

const suite = sharedDesk('session');

describe('a session', () => {
  it('outlives a reload, and not the tab’s sign-out', async () => {
    const tab = await suite.atDay();
    await tab.page.reload();
    await tab.page.locator('.day-grid').waitFor();
    await tab.page.getByRole('button', { name: 'Sign out' }).click();
    await tab.page.reload();
    await tab.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('that the API does not take any more ends with a sentence', async () => {
    const tab = await suite.atDay();
    await live(tab);
    await tab.page.waitForLoadState('networkidle');
    await tab.page.route('**/api/**', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));
    await tab.page.getByRole('button', { name: 'Next day' }).click();
    await tab.page.getByText('Your session has ended. Sign in again to go on.').waitFor();
  });
});

describe('two tabs of a browser', () => {
  it('have one sign-in, and are locked together when nobody has been there for a while', async () => {
    const lockAfterMinutes = 0.1;
    const prepare = async (page: Page): Promise<void> => {
      await page.context().route('**/config.json', async (route) => {
        const configuration = await (await route.fetch()).json();
        await route.fulfill({ json: { ...configuration, lockAfterMinutes } });
      });
    };
    const tab = await suite.signedIn({ prepare });
    const second = await tab.page.context().newPage();
    await second.goto(tab.page.url());
    // Somebody is there for as long as it takes.
    await expect
      .poll(
        async () => {
          await tab.page.keyboard.press('Shift');
          return second.getByRole('heading', { level: 1, name: /^Today/ }).isVisible();
        },
        { timeout: 20_000 },
      )
      .toBe(true);

    await second.getByRole('alert').filter({ hasText: 'Nobody seems to be here.' }).waitFor();
    await second.keyboard.press('Shift');
    await second.getByText('Nobody seems to be here.').waitFor({ state: 'detached' });
    for (const page of [second, tab.page]) {
      await page.getByText('Locked, since nobody was here for a while.').waitFor();
      expect(await page.locator('.day-grid').count()).toBe(0);
    }
    await second.reload();
    await second.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

describe('what a patient tells', () => {
  it('stands in no address, no storage and no log of the browser', async () => {
    const tab = await suite.atDay();
    await tab.book('Secretive', 'Sample');
    await tab.appointment('Secretive').click();
    const kept = await tab.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    const told = [kept, tab.page.url(), await tab.page.title(), ...tab.console].join('\n');
    expect(told).not.toMatch(/Secretive|1980-05-17/);
    expect(await tab.page.evaluate(() => localStorage.length)).toBe(0);
    // Nor does it become part of the page as anything but text, or go to translators.
    const injected = tab.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<img alt="">');
    });
    await expect(injected).rejects.toThrow(/TrustedHTML/);
    expect(await tab.page.evaluate(() => document.documentElement.translate)).toBe(false);
  });
});

describe('calls of the App API', () => {
  it('need no preflight: they stay with the origin of the page', async () => {
    const preflights: string[] = [];
    const prepare = async (page: Page): Promise<void> => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      session.on('Network.requestWillBeSent', ({ type, request }) => {
        if (type === 'Preflight') preflights.push(`${request.method} ${request.url}`);
      });
    };
    const tab = await suite.atDay({ prepare });
    await live(tab);
    const { origin } = new URL(sharedCloud.console);
    const answered = tab.page.waitForResponse((response) => response.request().method() === 'POST');
    await tab.holdFirstTime();
    expect(new URL((await answered).url()).origin).toBe(origin);
    // The sign-in of the local cloud asks its own issuer; Cognito's goes by pages.
    const { origin: issuer } = new URL(sharedCloud.tokenIssuer);
    expect(preflights.filter((preflight) => !preflight.includes(issuer))).toEqual([]);
  });
});
