import { dateOf } from '@frontdesk/testing/app-api/times';
import { describe, expect, it } from 'vitest';
import { ByKeyboard } from './by-keyboard.ts';
import { consoleSuite, live, patient, start } from './console-suite.ts';
import type { DeskTab } from './desk-tab.ts';

/** On a busy machine an event takes its time. */
const SOON = { timeout: 20_000 };
const thursday = [0, 1, 2, 3, 4, 5, 6].map((days) => dateOf(days)).find((day) => new Date(day).getUTCDay() === 4) ?? '';
/** As a date field takes it. */
const typedThursday = `${thursday.slice(5, 7)}${thursday.slice(8)}${thursday.slice(0, 4)}`;
const on = (time: string): string => `${thursday}T${time}:00-07:00`;

const suite = consoleSuite('story');

describe('two desks and a manager, each with a keyboard alone', () => {
  it('take a call, find and move a patient, and close an afternoon', async () => {
    await suite.practice.booked({ start: on('14:00'), patient: { ...patient('Standing'), phone: '+1 212 555 0142' } });
    await suite.practice.booked({ start: on('10:00'), patient: patient('Morning') });
    const tabs = await Promise.all([suite.signedIn(), suite.signedIn(), suite.signedIn({ role: 'manager' })]);
    const [ann, ben, boss] = tabs;
    const [annsKeys, bensKeys, bosssKeys] = tabs.map(({ page }) => new ByKeyboard(page)) as [
      ByKeyboard,
      ByKeyboard,
      ByKeyboard,
    ];
    await Promise.all(tabs.map(live));
    for (const keys of [annsKeys, bensKeys]) await keys.fill(/^Go to day$/, typedThursday);
    for (const tab of [ann, ben]) await tab.appointment('Standing, Sample').waitFor();

    await suite.ring({ beganSecondsAgo: 20 });
    for (const { page } of tabs) {
      await page.getByRole('complementary', { name: 'Calls' }).getByText('Call waiting').waitFor();
      expect(await page.title()).toBe('(1) Frontdesk');
    }
    await bookInCall(ann, annsKeys);
    await ben.appointment('Board, Key').waitFor();
    await followCall(ann, annsKeys);

    await findByPhone(ben, bensKeys);
    await bensKeys.use(/2:00\sPM · .* with Dr Adams$/);
    await move(ben, bensKeys, '11:30');
    await bensKeys.isAt(/^Book an appointment$/);
    await ann.appointment('11:30').filter({ hasText: 'Standing, Sample' }).waitFor();
    await bensKeys.press('u');
    for (const tab of [ann, ben]) await tab.appointment('2:00').filter({ hasText: 'Standing, Sample' }).waitFor();

    await closeAfternoon(boss, bosssKeys, [ann, ben]);
  });

  it('mark a visit, and find the focus where it was', async () => {
    const begun = await suite.practice.begun({ start: start('15:00'), patient: patient('Marked') });
    const tab = await suite.signedIn();
    const keys = new ByKeyboard(tab.page);
    await tab.showDay(begun.start.slice(0, 10));
    await keys.use(/Marked, Sample/);
    await keys.use(/^Arrived$/);
    await tab.appointment('Marked, Sample').filter({ hasText: 'Arrived' }).waitFor();
    await keys.isAt(/Marked, Sample/);
    await keys.press('Enter');
    await keys.press('Escape');
    await keys.isAt(/Marked, Sample/);
  });
});

async function bookInCall(tab: DeskTab, keys: ByKeyboard): Promise<void> {
  const { page } = tab;
  // Out of the date field, in which keys are its own.
  await keys.reach(/^Book an appointment$/);
  await keys.press('c');
  await page.getByRole('heading', { name: 'Book for this call' }).waitFor();
  await keys.fill(/^What for/, 'Exam');
  await keys.fill(/^From$/, typedThursday);
  await tab.freeTimes.filter({ hasText: '9:00' }).waitFor();
  await keys.reach(/^9:00/);
  await keys.reach(/^9:30/, 'ArrowRight');
  await keys.press('Enter');
  await page.getByText('This time is held for you.').waitFor();
  await keys.fill(/^Given name/, 'Key');
  await keys.fill(/^Family name/, 'Board');
  await keys.fill(/^Date of birth/, '05171980');
  await keys.press('Enter');
  await page.getByText('Booked: Key Board').waitFor();
  await keys.isAt(/^Book an appointment$/);
}

async function followCall({ page }: DeskTab, keys: ByKeyboard): Promise<void> {
  await keys.use(/^Calls$/, 'Enter', 'Shift+Tab');
  await keys.isAt(/^Calls today$/);
  await keys.use(/^Booked appointment$/);
  await page.getByRole('dialog').getByRole('heading', { name: 'Key Board' }).waitFor();
  await keys.press('Escape');
  await keys.isAt(/^Booked appointment$/);
  await keys.use(/^Appointments$/, 'Enter', 'Shift+Tab');
  await keys.isAt(/^Today, /);
  await keys.fill(/^Go to day$/, typedThursday);
}

async function move(tab: DeskTab, keys: ByKeyboard, to: string): Promise<void> {
  await tab.page.getByRole('button', { name: 'Reschedule' }).waitFor();
  await keys.use(/^Reschedule$/);
  await tab.freeTimes.filter({ hasText: to }).waitFor();
  await keys.reach(/^9:00/);
  await keys.reach(new RegExp(`^${to}`), 'ArrowRight');
  await keys.press('Enter');
  await keys.use(new RegExp(`^Move to .* at ${to}`));
}

async function findByPhone({ page }: DeskTab, keys: ByKeyboard): Promise<void> {
  const found = page.getByRole('heading', { name: 'Standing, Sample' });
  await keys.reach(/^Book an appointment$/);
  await keys.press('/');
  await page.getByRole('dialog', { name: 'Find a patient' }).waitFor();
  await keys.isAt(/^Phone, family name/);
  for (const text of ['+1 212 555 0142', '(212) 555-0142', '212.555.0142']) {
    await keys.press('ControlOrMeta+a');
    // Nobody by this name: so that each notation finds anew.
    await keys.type('AAA00000');
    await keys.press('Enter');
    await found.waitFor({ state: 'detached' });
    await keys.press('ControlOrMeta+a');
    await keys.type(text);
    // A patient is found within seconds of booking.
    await expect
      .poll(async () => {
        await keys.press('Enter');
        return found.waitFor({ timeout: 1_000 }).then(
          () => 'found',
          () => 'nobody',
        );
      }, SOON)
      .toBe('found');
  }
}

async function closeAfternoon(boss: DeskTab, keys: ByKeyboard, desks: readonly DeskTab[]): Promise<void> {
  const { page } = boss;
  const closed = (): Promise<number[]> => Promise.all(desks.map((desk) => desk.page.evaluate(closedPixels)));
  // Before and after the hours of each provider.
  for (const desk of desks) await expect.poll(() => desk.page.locator('.closed').count(), SOON).toBe(4);
  const before = await closed();
  await keys.use(/^Manage$/);
  await keys.isAt(/^Opening hours$/);
  await keys.use(/^Closed times$/);
  await page.getByText('Nothing is closed.').waitFor();
  await keys.use(/^All day$/, 'Space');
  await keys.fill(/^Day$/, typedThursday);
  await page.getByText('One appointment stands in it. Closing keeps it; move or cancel it here.').waitFor();
  expect(await page.getByText('Sample Standing').count()).toBe(1);
  expect(await page.getByText('Sample Morning').count()).toBe(0);
  await keys.use(/^Close /);
  const afternoon = before.map((each) => expect.closeTo(each + 2 * 4 * 60 * 1.6, -1));
  await expect.poll(closed, SOON).toEqual(afternoon);

  const closures = page.getByRole('region', { name: 'Closed from now on' });
  await closures.getByText('One appointment stands in it:').waitFor();
  await keys.use(/^Move or cancel: Sample Standing/);
  await move(boss, keys, '11:00');
  for (const desk of desks) await desk.appointment('11:00').filter({ hasText: 'Standing, Sample' }).waitFor();
  await expect.poll(() => closures.getByText('Sample Standing').count(), SOON).toBe(0);
  await keys.isAt(/^No appointment stands in it\.$/);
  await keys.use(/^Open again: /);
  await keys.isAt(/^Open .* again$/);
  await keys.press('Enter');
  await page.getByText('Nothing is closed.').waitFor();
  await keys.isAt(/^Closed from now on$/);
  await expect.poll(closed, SOON).toEqual(before);
}

// Runs in the page.
const closedPixels = (): number =>
  [...document.querySelectorAll('.closed')].reduce((sum, { clientHeight }) => sum + clientHeight, 0);
