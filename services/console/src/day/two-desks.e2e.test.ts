import type { Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { live, patient, sharedDesk } from '../testing/console-suite.ts';
import type { DeskTab } from '../testing/desk-tab.ts';
import { isOnTop } from '../testing/is-on-top.ts';

const suite = sharedDesk('two-desks');

describe('two people at the desk', () => {
  it('see at once what the other books, moves and cancels', async () => {
    const [ann, ben] = await Promise.all([suite.desk(), suite.desk('manager')]);
    await Promise.all([live(ann), live(ben)]);

    await ann.book('Jane', 'Sample');
    await ben.appointment('Sample, Jane').waitFor();
    await expect.poll(() => ann.appointment('Sample, Jane').count()).toBe(1);

    await ben.appointment('Sample, Jane').click();
    await ben.page.getByRole('button', { name: 'Reschedule' }).click();
    // Nothing is in its own way: what it takes from 9:00 to 9:30 is free for it.
    for (const time of ['9:00 AM', '9:15 AM', '9:30 AM']) await ben.freeTimes.filter({ hasText: time }).waitFor();
    await ben.freeTimes.filter({ hasText: '9:00 AM' }).click();
    // What the pointer is on does not look like what is chosen.
    const colors = (time: string) => ben.freeTimes.filter({ hasText: time }).evaluate(boxColors);
    await ben.freeTimes.filter({ hasText: '9:15 AM' }).hover();
    expect(await colors('9:15 AM')).not.toBe(await colors('9:00 AM'));
    expect(await ben.page.getByRole('button', { name: 'Choose a new time' }).isDisabled()).toBe(true);
    await ben.freeTimes.filter({ hasText: '9:15 AM' }).click();
    await ben.page.getByRole('button', { name: /^Move to .* at 9:15/ }).click();
    await ann.appointment('9:15 AM').filter({ hasText: 'Sample, Jane' }).waitFor();

    await ben.appointment('Sample, Jane').click();
    await ben.page.getByRole('button', { name: 'Reschedule' }).click();
    await ben.freeTimes.filter({ hasText: '11:00 AM' }).first().click();
    await ben.page.getByRole('button', { name: /^Move to .* at 11:00/ }).click();
    await ann.appointment('11:00 AM').filter({ hasText: 'Sample, Jane' }).waitFor();

    await ben.appointment('Sample, Jane').click();
    await ben.page.getByRole('button', { name: 'Cancel appointment' }).click();
    await ben.page.getByLabel('Why is it cancelled?').selectOption('Feels better');
    await ben.page.getByRole('button', { name: 'Cancel appointment' }).click();
    await ann.appointment('Sample, Jane').waitFor({ state: 'detached' });
    await ann.page.getByLabel('Show cancelled and missed').check();
    await ann.appointment('Cancelled').click();
    await ann.page.getByText('Feels better').waitFor();
  });

  it('mark a visit when its time has come, a manager takes a mistake back, and who did not come takes no time', async () => {
    const begun = await suite.practice.begun({ start: suite.start('13:00'), patient: patient('Present') });
    const [ann, ben] = await Promise.all([suite.desk(), suite.desk('manager')]);
    await Promise.all([live(ann), live(ben)]);
    await Promise.all([ann, ben].map((tab) => tab.showDay(begun.start.slice(0, 10))));
    const card = (tab: DeskTab, status: string) => tab.appointment('Present, Sample').filter({ hasText: status });
    const press = async (tab: DeskTab, name: string): Promise<void> => {
      await tab.appointment('Present, Sample').click();
      await tab.page.getByRole('button', { name }).click();
    };
    await press(ann, 'Arrived');
    await card(ben, 'Arrived').click();
    await ben.page.getByText('Take it back if it was marked by mistake.').waitFor();
    await ben.page.getByRole('button', { name: 'Take back “Arrived”' }).click();
    await card(ann, 'Booked').waitFor();
    await press(ann, 'Did not come');
    await ben.appointment('Present, Sample').waitFor({ state: 'detached' });

    const walkIn = await suite.practice.booked({ start: suite.start('13:00'), patient: patient('Walk-In') });
    for (const tab of [ann, ben]) await tab.page.getByLabel('Show cancelled and missed').check();
    await card(ann, 'Did not come').click();
    expect(await ann.page.getByRole('button', { name: /^Take back/ }).count()).toBe(0);
    await ann.page.getByRole('button', { name: 'Arrived' }).click();
    await ann.page.getByRole('alert').filter({ hasText: 'Someone else has this time by now.' }).waitFor();
    await suite.practice.send({ method: 'PUT', path: `/appointments/${walkIn.id}/cancel`, body: { reason: 'pat' } });
    await ann.page.getByRole('button', { name: 'Arrived' }).click();
    await card(ben, 'Arrived').waitFor();
  });

  it('never get the same time: who is later is told kindly, keeps what was typed, and chooses another', async () => {
    const tab = await suite.desk();
    await tab.holdFirstTime();
    await tab.typePatient('Late', 'Sample');
    await tab.page.getByRole('button', { name: 'Choose another time' }).click();
    await tab.withProvider.selectOption('dr-adams');
    await tab.freeTimes.filter({ hasText: '9:30' }).waitFor();
    const somebodyIsFaster = async (route: Route): Promise<void> => {
      await suite.practice.booked({ start: suite.start('09:30'), patient: patient('Faster') });
      await route.continue();
    };
    await tab.page.route('**/holds', somebodyIsFaster, { times: 1 });
    // A refusal is in view, wherever the dialog is scrolled to.
    await tab.page.setViewportSize({ width: 900, height: 420 });
    await tab.freeTimes.last().scrollIntoViewIfNeeded();
    await tab.freeTimes
      .filter({ hasText: '9:30' })
      .first()
      .evaluate((time: HTMLElement) => time.click());
    const refusal = tab.page.getByRole('alert').filter({ hasText: 'Someone else just took that time.' });
    await refusal.waitFor();
    expect(await refusal.evaluate(isOnTop)).toBe(true);
    await expect.poll(() => tab.freeTimes.filter({ hasText: '9:30' }).count()).toBe(0);
    await tab.freeTimes.filter({ hasText: '10:00' }).first().click();
    expect(await tab.page.getByLabel('Given name').inputValue()).toBe('Late');
    await tab.submitBooking();
    await tab.appointment('Sample, Late').waitFor();
  });

  it('are told when a hold is gone that they had', async () => {
    const tab = await suite.desk();
    await tab.holdFirstTime();
    await tab.typePatient('Slow', 'Sample');
    const holdEnds = async (route: Route): Promise<void> => {
      const { holdId } = route.request().postDataJSON();
      await suite.practice.send({ method: 'DELETE', path: `/holds/${holdId}`, as: 'agent' });
      await route.continue();
    };
    await tab.page.route('**/appointments', holdEnds, { times: 1 });
    await tab.submitBooking();
    await tab.page.getByRole('alert').filter({ hasText: 'not held for you any more' }).waitFor();
    await tab.freeTimes.first().click();
    await tab.submitBooking();
    await tab.appointment('Sample, Slow').waitFor();
  });
});

// These run in the page.
const boxColors = (element: Element): string => {
  const { backgroundColor, borderColor } = getComputedStyle(element);
  return `${backgroundColor} ${borderColor}`;
};
