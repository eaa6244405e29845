import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consoleSuite, day, live, patient, sharedDesk, start } from '../testing/console-suite.ts';
import type { DeskTab } from '../testing/desk-tab.ts';
import { isOnTop } from '../testing/is-on-top.ts';

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
const suite = sharedDesk(
  'day',
  TWELVE.map((name) => `dr-${name}`),
);

describe('the sheet of a day with twelve providers', () => {
  it('tells names and hours wherever it is scrolled, and who is shown is kept for the person', async () => {
    await suite.practice.booked({ start: suite.start('16:00'), providerId: 'dr-lopez', patient: patient('Far-Away') });
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
    const tab = await suite.desk();
    await live(tab);
    const lunch = { start: suite.start('12:00'), end: suite.start('13:00'), providerId: 'dr-adams' };
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

describe('the week of a provider', () => {
  it('is reached from the name and by a key, has an address, tells closed days, and leads to a day', async () => {
    const { id } = suite.practice;
    const provider = { id: 'dr-adams', start: suite.start('10:00') };
    await suite.practice.booked({ providerId: provider.id, start: provider.start, patient: patient('Weekly') });
    await suite.practice.booked({ providerId: 'dr-baker', start: provider.start, patient: patient('Elsewhere') });
    const tab = await suite.desk();
    const { page } = tab;
    await page.getByRole('link', { name: 'Dr Adams' }).click();
    await page.getByRole('heading', { level: 1, name: /^Dr Adams, / }).waitFor();
    await tab.appointment('Weekly, Sample').waitFor();
    expect(new URL(page.url()).hash).toBe(`#/week/dr-adams/${suite.day}`);
    expect([await page.locator('.provider').count(), await tab.appointment('Elsewhere').count()]).toEqual([7, 0]);
    // All seven days are in sight.
    const grid = page.locator('.day-grid');
    expect(await grid.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0);

    await live(tab);
    const closed = { start: suite.start('00:00'), end: suite.start('23:59'), providerId: provider.id };
    await suite.practice.send({ method: 'POST', path: `/practices/${id}/closures`, body: closed });
    const column = page.locator(`[data-column="${suite.day}"]`);
    await expect.poll(() => column.locator('.free-place').count(), { timeout: 10_000 }).toBe(0);
    expect(await page.locator('.free-place').count()).toBeGreaterThan(6 * 15);
    await page.emulateMedia({ media: 'print' });
    expect([await grid.isVisible(), await page.locator('.toolbar').isVisible()]).toEqual([true, false]);
    await page.emulateMedia({ media: 'screen' });

    await tab.appointment('Weekly, Sample').focus();
    await page.keyboard.press('w');
    await tab.appointment('Elsewhere').waitFor();
    await tab.appointment('Weekly, Sample').focus();
    await page.keyboard.press('w');
    await page.getByRole('heading', { level: 1, name: /^Dr Adams, / }).waitFor();
    await page.keyboard.press(']');
    await expect.poll(() => tab.appointment('Weekly').count(), { timeout: 10_000 }).toBe(0);
    await page.goBack();
    await page.reload();
    await tab.appointment('Weekly, Sample').waitFor();
  });
});

describe('a move on the sheet', () => {
  const ghost = (tab: DeskTab) => tab.page.locator('.ghost');
  const has = (tab: DeskTab, column: string, time: string) =>
    tab.page.locator(`[data-column="${column}"] button.appointment`, { hasText: time }).waitFor();

  it('goes by keys to a free time, is undone, and a refusal leaves the appointment where it was', async () => {
    await suite.practice.booked({ start: suite.start('09:00'), patient: patient('Movable') });
    await suite.practice.booked({ start: suite.start('09:30'), patient: patient('Beside') });
    const tab = await suite.desk();
    const { page } = tab;
    const { keyboard } = page;
    await tab.appointment('Movable, Sample').focus();
    await keyboard.press('m');
    await ghost(tab).filter({ hasText: '9:00' }).waitFor();
    await keyboard.press('ArrowDown');
    // The neighbor's half hour is not offered.
    await page.locator('.move-bar', { hasText: /10:00\sAM, Dr Adams/ }).waitFor();
    await keyboard.press('ArrowRight');
    await keyboard.press('PageDown');
    await page.locator('.move-bar', { hasText: /11:00\sAM, Dr Baker/ }).waitFor();
    await keyboard.press('Escape');
    expect([await ghost(tab).count(), await page.getByRole('dialog').count()]).toEqual([0, 0]);
    await has(tab, 'dr-adams', '9:00');

    await keyboard.press('m');
    await ghost(tab).waitFor();
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await page.getByText(/Sample Movable: moved to .* with Dr Baker\./).waitFor();
    await has(tab, 'dr-baker', '9:00');
    expect(await page.evaluate(focusedText)).toContain('Movable, Sample');
    await keyboard.press('u');
    await page.getByText('Sample Movable: taken back.').waitFor();
    await has(tab, 'dr-adams', '9:00');

    await page.route('**/reschedule', (route) =>
      route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 409, code: 'SLOT_TAKEN', title: 'Slot taken' }),
      }),
    );
    await keyboard.press('m');
    await ghost(tab).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByText('Sample Movable: not moved. Someone else just took that time.').waitFor();
    await has(tab, 'dr-adams', '9:00');
    expect(await ghost(tab).count()).toBe(0);
  });

  it('goes by a drag onto a free place of the week, never by a click, beyond what is free, or after Escape', async () => {
    await suite.practice.booked({ start: suite.start('09:00'), patient: patient('Dragged') });
    const tab = await suite.desk();
    const { page } = tab;
    const [column, next] = weekColumns(suite.day);
    await page.goto(`${suite.url}/#/week/dr-adams/${column}`);
    await tab.appointment('Dragged, Sample').waitFor();
    const from = await middle(tab.appointment('Dragged, Sample'));
    const to = await middle(page.locator(`[data-column="${next}"] .free-place`, { hasText: '11:00' }));
    const { mouse, keyboard } = page;
    const drag = async (target: { x: number; y: number }): Promise<void> => {
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move(from.x, from.y + 20);
      await page.locator('.move-bar', { hasNotText: 'Reading' }).waitFor();
      await mouse.move(target.x, target.y);
    };
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 3, from.y + 3);
    await mouse.up();
    await page.getByRole('heading', { name: 'Sample Dragged' }).waitFor();
    await keyboard.press('Escape');

    await drag(to);
    await ghost(tab).waitFor();
    await keyboard.press('Escape');
    await mouse.up();
    await drag({ x: to.x, y: to.y + 2_000 });
    await page.locator('.move-bar', { hasText: 'Not free here.' }).waitFor();
    await mouse.up();
    expect([await ghost(tab).count(), await page.getByRole('dialog').count()]).toEqual([0, 0]);
    await has(tab, column, '9:00');

    await drag(to);
    await ghost(tab).filter({ hasText: '11:00' }).waitFor();
    await mouse.up();
    await page.getByText(/Sample Dragged: moved to .* at 11:00/).waitFor();
    await has(tab, next, '11:00');
    await page.getByRole('button', { name: 'Undo' }).click();
    await has(tab, column, '9:00');
  });
});

describe('a finger on the sheet', () => {
  it('scrolls and taps as anywhere, and moves what it pressed long to a free place', async () => {
    await suite.practice.booked({ start: suite.start('09:00'), patient: patient('Touched') });
    const tab = await suite.atDay({ hasTouch: true, viewport: { width: 1024, height: 768 } });
    const { page } = tab;
    const card = tab.appointment('Touched, Sample');
    const grid = page.locator('.day-grid');
    const bar = page.locator('.move-bar');
    const devTools = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      devTools.send('Input.dispatchTouchEvent', { type, touchPoints });
    const scrolled = () => grid.evaluate((each) => each.scrollTop);

    const from = await middle(card);
    await touch('touchStart', from);
    for (let up = 20; up <= 200; up += 20) await touch('touchMove', { x: from.x, y: from.y - up });
    await touch('touchEnd');
    await expect.poll(scrolled).toBeGreaterThan(100);
    expect([await bar.count(), await page.getByRole('dialog').count()]).toEqual([0, 0]);
    // The finger's scroll may go on for a while.
    await expect
      .poll(async () => {
        await grid.evaluate((each) => each.scrollTo(0, 0));
        await page.evaluate(
          () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
        );
        return scrolled();
      })
      .toBe(0);

    const here = await middle(card);
    await touch('touchStart', here);
    await bar.filter({ hasText: 'Not free here.' }).waitFor();
    const there = await middle(page.locator('[data-column="dr-baker"] .free-place', { hasText: '11:00' }));
    // The first goes further than a scroll would need.
    for (const part of [0.2, 0.6, 1]) {
      await touch('touchMove', {
        x: here.x + (there.x - here.x) * part,
        y: here.y + (there.y - here.y) * part,
      });
    }
    await page.locator('.ghost', { hasText: '11:00' }).waitFor();
    expect(await scrolled()).toBe(0);
    await touch('touchEnd');
    await page.getByText(/Sample Touched: moved to .* at 11:00.* with Dr Baker\./).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);

    await card.tap();
    await page.getByRole('heading', { name: 'Sample Touched' }).waitFor();
  });
});

describe('what was done', () => {
  it('is told in view, leaves the page where it is, and can be undone from there', async () => {
    const begun = await suite.practice.begun({ start: suite.start('15:30'), patient: patient('Undone') });
    const tab = await suite.desk();
    const { page } = tab;
    await page.setViewportSize({ width: 1100, height: 600 });
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

  it('is undone by the agent who did it, a cancellation too, unless somebody else has the time by now', async () => {
    const { id } = await suite.practice.booked({ start: suite.start('11:00'), patient: patient('Called-Off') });
    const tab = await suite.desk();
    const { page } = tab;
    const card = tab.appointment('Called-Off, Sample');
    const cancel = async (): Promise<void> => {
      await card.click();
      for (const _ of [1, 2]) await page.getByRole('button', { name: 'Cancel appointment' }).click();
      await page.getByText('Sample Called-Off: cancelled.').waitFor();
      await expect.poll(() => card.count(), { timeout: 10_000 }).toBe(0);
    };
    await cancel();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Sample Called-Off: taken back.').waitFor();
    await card.waitFor();
    await cancel();
    await suite.practice.booked({ start: suite.start('11:15'), patient: patient('Faster') });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('not taken back. Someone else has this time by now.').waitFor();
    const { json } = await suite.practice.send({ method: 'GET', path: `/appointments/${id}` });
    expect(json.status).toBe('cancelled');

    // Later, or somebody else’s: a manager’s.
    await page.getByLabel('Show cancelled and missed').check();
    await card.click();
    await page.getByRole('heading', { name: 'Sample Called-Off' }).waitFor();
    expect(await page.getByRole('button', { name: 'Take back' }).count()).toBe(0);
  });

  it('leaves the focus with the card, its neighbor, or the card on another day', async () => {
    for (const [time, name] of [
      ['09:00', 'First'],
      ['09:30', 'Second'],
    ] as const)
      await suite.practice.booked({ start: suite.start(time), patient: patient(name) });
    const tab = await suite.desk();
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
    await tab.showDay(suite.day);
    await tab.appointment('Second, Sample').filter({ hasText: '9:30' }).waitFor();
  });
});

describe('what somebody else does with an appointment', () => {
  it('closes no dialog and takes no note away, but is told', async () => {
    const { id } = await suite.practice.booked({ start: suite.start('09:00'), patient: patient('Shared') });
    const tab = await suite.desk();
    const { page } = tab;
    await live(tab);
    await tab.appointment('Shared, Sample').click();
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    await page.getByLabel('Note (optional)').fill('Called at nine');

    const path = `/appointments/${id}`;
    const body = { start: new Date(Date.parse(suite.start('10:00')) + 86_400_000).toISOString() };
    await suite.practice.send({ method: 'PUT', path: `${path}/reschedule`, body });
    await page.getByText('Moved meanwhile by someone else').waitFor();
    expect(await page.getByLabel('Note (optional)').inputValue()).toBe('Called at nine');
    await suite.practice.send({ method: 'PUT', path: `${path}/cancel`, body: { reason: 'prov' } });
    await page.getByText('the status is “Cancelled” now').waitFor();
    expect(await page.getByLabel('Note (optional)').inputValue()).toBe('Called at nine');
    expect(await page.getByRole('button', { name: 'Cancel appointment' }).isDisabled()).toBe(true);
  });
});

describe('a fault of a view', () => {
  // Of its own, for it breaks today's list too.
  const suite = consoleSuite('fault');
  it('leaves the rest of the page, says what to do, and tells the browser nothing of the patient', async () => {
    await suite.practice.booked({ start: start('09:00'), patient: patient('Faulty') });
    const tab = await suite.signedIn();
    const { page } = tab;
    await live(tab);
    // A patient without anything is none that the page can show.
    const list = /\/appointments\?/;
    await page.route(list, async (route) => {
      const response = await route.fetch();
      const { items, ...rest } = await response.json();
      const broken = items.map((each: object) => ({ ...each, patient: null, reason: 'Faulty reason' }));
      await route.fulfill({ response, json: { ...rest, items: broken } });
    });
    await page.goto(`${suite.url}/#/day/${day}`);
    await page.getByRole('heading', { name: 'This page cannot be shown' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await live(tab);
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await page.getByRole('heading', { name: 'Calls today' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Back to the day' }).click();
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor();
    expect(tab.console.filter((line) => line.includes('VIEW_FAILED')).length).toBeGreaterThan(0);
    expect(tab.console.join(' ')).not.toMatch(/Faulty/);

    // What a later release has taken away cannot be loaded any more.
    await page.unrouteAll({ behavior: 'wait' });
    await page.route(/week-page.*\.js/, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${suite.url}/#/week/dr-adams/${day}`);
    await page.getByRole('heading', { name: 'This page cannot be shown' }).waitFor();
    await page.unroute(/week-page.*\.js/);
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { level: 1, name: /^Dr Adams, / }).waitFor();
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
    await suite.practice.booked({
      start: suite.start('09:00'),
      patient: { familyName: name, birthDate: '1980-05-17' },
    });
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

/** A day, and another of its week. */
function weekColumns(of: string): [string, string] {
  const isSunday = new Date(of).getUTCDay() === 0;
  return [of, new Date(Date.parse(of) + (isSunday ? -1 : 1) * 86_400_000).toISOString().slice(0, 10)];
}

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not shown.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

// These run in the page.
const focusedText = (): string =>
  document.activeElement === document.body ? '' : (document.activeElement?.textContent ?? '');
