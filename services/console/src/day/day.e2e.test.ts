import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consoleSuite, day, live, patient, start } from '../testing/console-suite.ts';
import type { DeskTab } from '../testing/desk-tab.ts';

const TWELVE = [
  'adams',
  'baker',
  'clark',
  'davis',
  'evans',
  'frank',
  'ghosh',
  'hills',
  'irwin',
  'jones',
  'kelly',
  'lopez',
];
const suite = consoleSuite(
  'day',
  TWELVE.map((name) => `dr-${name}`),
);

describe('the sheet of a day with twelve providers', () => {
  it('tells names and hours wherever it is scrolled, and who is shown is kept for the person', async () => {
    await suite.practice.booked({ start: start('16:00'), providerId: 'dr-lopez', patient: patient('Far-Away') });
    const tab = await suite.atDay();
    const { page } = tab;
    await tab.appointment('Far-Away, Sample').scrollIntoViewIfNeeded();
    for (const seen of [
      page.getByRole('heading', { name: 'Dr Lopez' }),
      page.locator('.hours-scale span', { hasText: '4 PM' }),
    ])
      expect(await seen.evaluate(isOnTop)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    await page.getByText('Providers: all').click();
    await page.getByRole('button', { name: 'None' }).click();
    await page.getByText('No provider is chosen.').waitFor();
    await page.getByLabel('Dr Lopez').check();
    await page.getByText('Providers: 1 of 12').click();
    await page.reload();
    await page.getByText('Providers: 1 of 12').waitFor();
    expect(await page.locator('.provider').count()).toBe(1);
  });

  it('shows closed time as closed to agents too, and books where somebody clicks', async () => {
    const { id } = suite.practice;
    const tab = await suite.atDay();
    await live(tab);
    const lunch = { start: start('12:00'), end: start('13:00'), providerId: 'dr-adams' };
    await suite.practice.send({ method: 'POST', path: `/practices/${id}/closures`, body: lunch });
    const adams = tab.page.getByRole('region', { name: 'Dr Adams' });
    await expect.poll(() => adams.locator('.closed').count(), { timeout: 10_000 }).toBe(3);
    expect(await tab.page.getByRole('region', { name: 'Dr Baker' }).locator('.closed').count()).toBe(2);
    const [, noon] = await adams.locator('.closed').all();
    expect((await noon?.boundingBox())?.height).toBeCloseTo(60 * 1.6, 0);

    await adams.locator('.free-place button', { hasText: '2:30 PM' }).click();
    expect(await tab.withProvider.inputValue()).toBe('dr-adams');
    await expect.poll(() => tab.page.evaluate(focusedText), { timeout: 10_000 }).toMatch(/^2:30\sPM/);
  });
});

describe('what was done', () => {
  it('is told in view, leaves the page where it is, and can be undone from there', async () => {
    const begun = await suite.practice.begun({ start: start('15:30'), patient: patient('Undone') });
    const tab = await suite.signedIn({ role: 'manager', viewport: { width: 1100, height: 600 } });
    const { page } = tab;
    await tab.showDay(begun.start.slice(0, 10));
    const card = tab.appointment('Undone, Sample');
    await card.click();
    const before = await page.locator('.day-grid').boundingBox();
    await page.getByRole('button', { name: 'Arrived' }).click();
    const toast = page.getByRole('status').filter({ hasText: 'Sample Undone: Arrived.' });
    await toast.waitFor();
    expect(await toast.evaluate(isOnTop)).toBe(true);
    expect(await page.locator('.day-grid').boundingBox()).toEqual(before);
    await expect.poll(() => page.evaluate(focusedText), { timeout: 10_000 }).toContain('Undone, Sample');
    await page.keyboard.press('u');
    await page.getByText('Sample Undone: taken back.').waitFor();
    await card.filter({ hasText: 'Booked' }).waitFor();
  });

  it('leaves the focus with the card, its neighbor, or the card on another day', async () => {
    for (const [time, name] of [
      ['09:00', 'First'],
      ['09:30', 'Second'],
    ] as const)
      await suite.practice.booked({ start: start(time), patient: patient(name) });
    const tab = await suite.atDay();
    const { page } = tab;
    await tab.appointment('First, Sample').click();
    expect(await page.evaluate(focusedText)).toBe('Sample First');
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    await expect.poll(() => page.evaluate(focusedText), { timeout: 10_000 }).toContain('Second, Sample');

    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Reschedule' }).click();
    await page.locator('.day-choice').nth(1).click();
    await tab.freeTimes.filter({ hasText: '11:00 AM' }).click();
    await page.getByRole('button', { name: /^Move to .* at 11:00/ }).click();
    await expect.poll(() => page.evaluate(focusedText), { timeout: 10_000 }).toMatch(/Second, Sample.*11:00\sAM/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Sample Second: taken back.').waitFor();
    await tab.showDay(day);
    await tab.appointment('Second, Sample').filter({ hasText: '9:30' }).waitFor();
  });
});

describe('what somebody else does with an appointment', () => {
  it('closes no dialog and takes no note away, but is told', async () => {
    const { id } = await suite.practice.booked({ start: start('09:00'), patient: patient('Shared') });
    const tab = await suite.atDay();
    const { page } = tab;
    await live(tab);
    await tab.appointment('Shared, Sample').click();
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    await page.getByLabel('Note (optional)').fill('Called at nine');

    const path = `/appointments/${id}`;
    const body = { start: new Date(Date.parse(start('10:00')) + 86_400_000).toISOString() };
    await suite.practice.send({ method: 'PUT', path: `${path}/reschedule`, body });
    await page.getByText('Moved meanwhile by someone else').waitFor();
    expect(await page.getByLabel('Note (optional)').inputValue()).toBe('Called at nine');
    await suite.practice.send({ method: 'PUT', path: `${path}/cancel`, body: { reason: 'prov' } });
    await page.getByText('the status is “Cancelled” now').waitFor();
    expect(await page.getByLabel('Note (optional)').inputValue()).toBe('Called at nine');
    expect(await page.getByRole('button', { name: 'Cancel appointment' }).isDisabled()).toBe(true);
  });
});

describe('a view for those who see or move differently', () => {
  const look = (page: Page) =>
    page.evaluate(() => {
      const shown = document.querySelector('[aria-current=page]');
      return shown === null ? '' : getComputedStyle(shown).outlineStyle;
    });

  it('marks what is chosen in forced colors, holds still where motion is not wanted, and cuts no name at its beginning', async () => {
    const name = 'عبدالرحمن الفارسي الطويل جدا جدا جدا';
    await suite.practice.booked({ start: start('09:00'), patient: { familyName: name, birthDate: '1980-05-17' } });
    // Never live, so that the dot that tells so would move.
    const prepare = (page: Page) => page.routeWebSocket(/./, () => undefined);
    const tab: DeskTab = await suite.atDay({ forcedColors: 'active', reducedMotion: 'reduce', prepare });
    expect(await look(tab.page)).toBe('solid');
    const dot = await tab.page.locator('.connection .dot').evaluate((each) => getComputedStyle(each).animationName);
    expect(dot).toBe('none');
    const text = tab.page.locator('.appointment-patient');
    expect(await text.evaluate((each) => getComputedStyle(each).direction)).toBe('rtl');
  });
});

// These run in the page.
const focusedText = (): string =>
  document.activeElement === document.body ? '' : (document.activeElement?.textContent ?? '');
const isOnTop = (element: Element): boolean => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return top !== null && (element.contains(top) || top.contains(element));
};
