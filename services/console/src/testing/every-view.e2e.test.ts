import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consoleSuite, day, patient, start } from './console-suite.ts';
import type { DeskTab } from './desk-tab.ts';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const PROVIDERS = Array.from({ length: 12 }, (_, index) => `dr-${String.fromCharCode(97 + index).repeat(5)}`);
const suite = consoleSuite('every-view', PROVIDERS);

/** Five appointments of each provider. */
async function fillDay(): Promise<void> {
  const times = ['09:30', '11:00', '12:15', '13:00', '15:30'];
  for (const time of times) {
    await Promise.all(
      PROVIDERS.map((providerId) =>
        suite.practice.booked({ providerId, start: start(time), patient: patient(`Of-${providerId}`) }),
      ),
    );
  }
  const long = { patient: patient('With-A-Rather-Long-Family-Name'), providerId: 'dr-aaaaa' };
  await suite.practice.booked({ ...long, start: start('09:00') });
  await suite.practice.booked({
    ...long,
    start: start('10:00'),
    appointmentType: 'contact-lens',
    patient: patient('Short'),
  });
}

type Look = (view: string) => Promise<void>;

/** Every view, one after the other; `look` at each. */
async function throughEveryView(tab: DeskTab, look: Look): Promise<void> {
  await tab.showDay(day);
  await tab.appointment('Short').waitFor();
  await look('day');
  await tab.page.getByRole('link', { name: 'Dr Aaaaa' }).click();
  await tab.appointment('Short').waitFor();
  await tab.appointment('Short').focus();
  await tab.page.keyboard.press('m');
  await tab.page.locator('.ghost').waitFor({ state: 'attached' });
  await look('week, moving');
  await tab.page.keyboard.press('Escape');
  await tab.page.keyboard.press('w');
  await tab.page.getByRole('link', { name: 'Dr Aaaaa' }).waitFor();
  await tab.appointment('Short').click();
  await look('appointment');
  await tab.page.getByRole('button', { name: 'Cancel appointment' }).click();
  await look('cancel');
  await tab.page.getByRole('button', { name: 'Keep it' }).click();
  await tab.page.getByRole('button', { name: 'Reschedule' }).click();
  await tab.freeTimes.first().click();
  await look('reschedule');
  await tab.page.keyboard.press('Escape');
  await tab.holdFirstTime();
  await look('booking');
  await tab.page.getByRole('button', { name: 'Choose another time' }).click();
  await tab.freeTimes.first().waitFor();
  await look('search');
  await tab.page.keyboard.press('Escape');
  await tab.page.getByRole('button', { name: 'Keys' }).click();
  await tab.page.getByRole('heading', { name: 'Keys' }).waitFor();
  await look('keys');
  await tab.page.keyboard.press('Escape');
  await tab.page.getByRole('link', { name: 'Insurance' }).click();
  await tab.page.getByLabel('Go to day').fill(day);
  await tab.page.getByText('patients are not known to be covered').waitFor();
  await look('insurance');
  await suite.ring({ beganSecondsAgo: 20 });
  await suite.ring({ beganSecondsAgo: 200, endedAfterSeconds: 30 });
  await tab.showCalls();
  await tab.page.getByRole('region', { name: 'Ended: 1' }).waitFor();
  await tab.page.locator('.live-numbers').waitFor();
  await look('calls');
}

async function throughManagersViews({ page }: DeskTab, look: Look): Promise<void> {
  const show = async (part: string): Promise<void> => {
    await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: part }).click();
    await page.getByRole('heading', { level: 1, name: part }).waitFor();
  };
  await page.getByRole('link', { name: 'Manage' }).click();
  await show('Opening hours');
  await page.getByLabel('Monday from').first().waitFor();
  await page.getByLabel('Date').fill(day);
  await page.getByRole('button', { name: 'Set hours of this date' }).click();
  await look('hours');
  await show('Appointment types');
  await page.getByRole('button', { name: 'Add a type' }).click();
  await look('types');
  await show('Insurance plans');
  await page.getByText('Choice PPO').waitFor();
  await look('plans');
  await show('Practice');
  await look('practice');
  await show('Closed times');
  const closed = page.getByRole('region', { name: 'Closed from now on' });
  await closed.getByText('Sample With-A-Rather-Long-Family-Name').waitFor();
  await page.getByLabel('First day').fill(day);
  await page.getByRole('form', { name: 'Close a time' }).getByText('Sample Short').waitFor();
  await look('closures');
}

/** Ways in which a page is seen; each is put over the one before it. */
const LOOKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  light: (page) => page.emulateMedia({ colorScheme: 'light' }),
  dark: (page) => page.emulateMedia({ colorScheme: 'dark' }),
  'forced colors': (page) => page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' }),
  phone: async (page) => {
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.setViewportSize(PHONE);
  },
};

describe('every view, with twelve providers and sixty appointments', () => {
  it('has no accessibility violation, light, dark, in forced colors and on a phone, which it fits', {
    timeout: 120_000,
  }, async () => {
    await fillDay();
    await suite.practice.closed({ start: day, end: day, providerId: 'dr-aaaaa', description: 'Conference' });
    await suite.practice.importPlans();
    const tab = await suite.signedIn({ role: 'manager', viewport: DESK });
    const touch = await tab.page.context().newCDPSession(tab.page);
    const found: string[] = [];
    const look: Look = async (view) => {
      for (const [name, put] of Object.entries(LOOKS)) {
        await put(tab.page);
        found.push(...(await accessibilityViolations(tab.page)).map((violation) => `${view}, ${name}: ${violation}`));
      }
      // Now as on a phone: with the page's own idea of how wide it is.
      await touch.send('Emulation.setDeviceMetricsOverride', { ...PHONE, deviceScaleFactor: 1, mobile: true });
      const width = await tab.page.evaluate(widest);
      if (width > PHONE.width) found.push(`${view}: ${width} px wide`);
      await touch.send('Emulation.clearDeviceMetricsOverride');
      await tab.page.setViewportSize(DESK);
    };
    await throughEveryView(tab, look);
    await throughManagersViews(tab, look);
    await tab.page.getByRole('button', { name: 'Sign out' }).click();
    await tab.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await look('sign-in');
    expect(found).toEqual([]);
  });
});

// These run in the page.
const widest = (): number =>
  Math.max(
    ...[...document.querySelectorAll('html, dialog[open]')].map(({ scrollWidth, clientWidth }) =>
      scrollWidth > clientWidth ? scrollWidth : document.documentElement.clientWidth,
    ),
  );
