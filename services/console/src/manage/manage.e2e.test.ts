import { dateOf } from '@frontdesk/testing/app-api/times';
import { describe, expect, it } from 'vitest';
import { live, patient, sharedDesk } from '../testing/console-suite.ts';
import type { DeskTab } from '../testing/desk-tab.ts';
import { SAMPLE_CALLS } from '../testing/sample-calls.ts';

/** On a busy machine an event takes its time. */
const SOON = { timeout: 20_000 };
const thursday = [0, 1, 2, 3, 4, 5, 6].map((days) => dateOf(days)).find((day) => new Date(day).getUTCDay() === 4) ?? '';

const suite = sharedDesk('manage');
const desks = async (): Promise<[boss: DeskTab, ann: DeskTab]> => {
  const tabs = await Promise.all([suite.desk('manager'), suite.desk()]);
  await Promise.all(tabs.map(live));
  return tabs;
};
const booked = (familyName: string, time: string) =>
  suite.practice.booked({ start: `${thursday}T${time}:00-07:00`, patient: patient(familyName) });
const readSchedule = async () => {
  const path = `/practices/${suite.practice.id}/schedules/dr-adams`;
  return (await suite.practice.send({ method: 'GET', path })).json;
};
const manage = async ({ page }: DeskTab, part: string): Promise<void> => {
  await page.getByRole('link', { name: 'Manage' }).click();
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: part }).click();
  await page.getByRole('heading', { level: 1, name: part }).waitFor();
};

describe('a manager', () => {
  it('sets hours, names and types; what the API refuses is told beside it; every desk follows', async () => {
    const [boss, ann] = await desks();
    const { page } = boss;
    await manage(boss, 'Opening hours');
    await page.getByLabel('Add hours on Monday').click();
    await page.getByLabel('Monday from').nth(1).fill('18:00');
    await page.getByLabel('Monday to').nth(1).fill('18:05');
    await page.getByRole('button', { name: 'Save opening hours' }).click();
    await page.locator('.hours-row', { hasText: 'Has no start' }).waitFor();
    await page.getByLabel('Monday to').nth(1).fill('02:00');
    await page.getByText('next day').waitFor();
    await page.getByLabel('Name').fill('Dr. Müller');
    await page.getByRole('button', { name: 'Save opening hours' }).click();
    await page.getByText('Opening hours of Dr. Müller saved.').waitFor();
    await ann.page.getByRole('heading', { name: /^Dr. Müller/ }).waitFor();
    const schedule = await readSchedule();
    expect(schedule).toMatchObject({ displayName: 'Dr. Müller', version: 2 });
    expect(schedule.weekly).toContainEqual({ dayOfWeek: 'mon', start: '18:00', end: '02:00' });

    const single = page.getByRole('region', { name: 'Single days' });
    await single.getByLabel('Date').fill(thursday);
    await single.getByRole('button', { name: 'Set hours of this date' }).click();
    await single.getByLabel(/^Thursday, .* to$/).fill('09:10');
    await page.getByRole('button', { name: 'Save opening hours' }).click();
    await single.locator('.hours-row', { hasText: 'Has no start' }).waitFor();
    await single.getByLabel(/^Thursday, .* to$/).fill('12:00');
    await page.getByRole('button', { name: 'Save opening hours' }).click();
    await page.getByText('Opening hours of Dr. Müller saved.').waitFor();
    await expect
      .poll(() => readSchedule().then(({ overrides }) => overrides), SOON)
      .toEqual([{ date: thursday, windows: [{ start: '09:00', end: '12:00' }] }]);
    await page.getByRole('button', { name: 'Discard changes' }).waitFor({ state: 'detached' });
    await single.getByRole('button', { name: /^As every week on Thursday/ }).click();
    await page.getByRole('button', { name: 'Save opening hours' }).click();
    await expect.poll(() => readSchedule().then(({ overrides }) => overrides), SOON).toEqual([]);

    await page.getByRole('button', { name: 'Add a provider' }).click();
    const added = page.getByRole('form', { name: 'Add a provider' });
    await added.getByLabel('Name').fill('Dr. McDonald');
    await added.getByLabel('Id').fill('dr-mcdonald');
    await added.getByRole('button', { name: 'Add' }).click();
    await ann.page.getByRole('heading', { name: /^Dr. McDonald/ }).waitFor();

    await manage(boss, 'Insurance plans');
    await page.getByText('No plans are listed yet.').waitFor();

    await manage(boss, 'Appointment types');
    const exam = page.getByRole('form', { name: /^(Exam|Eye exam)$/ });
    await exam.getByLabel('Takes').fill('350');
    await exam.getByLabel('Free after').fill('30');
    await exam.getByRole('button', { name: 'Save' }).click();
    await exam.getByText('Must not take more than 360 minutes, buffers included.').waitFor();
    await exam.getByLabel('Takes').fill('25');
    await exam.getByLabel('Free after').fill('5');
    await exam.getByLabel('Name').fill('Eye exam');
    await exam.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Eye exam saved.').waitFor();
    await manage(boss, 'Practice');
    const named = page.getByRole('form', { name: 'Practice' });
    await named.getByLabel('Name').fill('\u202e');
    await named.getByRole('button', { name: 'Save' }).click();
    await named.locator('[aria-invalid=true]').waitFor();
    await named.getByLabel('Name').fill('Riverside Family Practice');
    await named.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Riverside Family Practice saved.').waitFor();
    await page.getByText('Riverside Family Practice · times of').waitFor();

    await ann.page.getByRole('button', { name: 'Book an appointment' }).click();
    await ann.page.getByRole('option', { name: 'Eye exam (25 min)' }).waitFor({ state: 'attached' });
  });

  it('sees what others do not: who did what, and how the telephone goes', async () => {
    const { id } = await booked('Recorded', '10:00');
    await suite.practice.send({
      method: 'PUT',
      path: `/appointments/${id}/cancel`,
      body: { reason: 'pat' },
      as: 'agent',
    });
    for (const call of SAMPLE_CALLS) await suite.ring(call);
    const [boss, ann] = await desks();
    for (const tab of [boss, ann]) {
      await tab.showDay(thursday);
      await tab.page.getByLabel('Show cancelled and missed').check();
      await tab.appointment('Recorded').click();
      await tab.page.getByText('Status').waitFor();
    }
    await boss.page.getByText('Who did what').click();
    await expect
      .poll(() => boss.page.locator('.audit li strong').allTextContents(), SOON)
      .toEqual(['Booked', 'Cancelled']);
    await boss.page.getByLabel('Show who looked at it, too').check();
    await boss.page.locator('.audit li', { hasText: 'Seen in a list' }).first().waitFor();
    expect(await ann.page.getByText('Who did what').count()).toBe(0);

    for (const tab of [boss, ann]) {
      await tab.page.keyboard.press('Escape');
      await tab.showCalls();
      await tab.page.locator('.call-card.connected').waitFor();
    }
    const number = (name: string) => boss.page.locator('.live-numbers > div', { hasText: name }).locator('dd');
    expect(await number('Waiting now').textContent()).toBe('1');
    expect(await number('Longest wait').textContent()).toMatch(/^\d+:\d\d/);
    expect(await number('Missed today').textContent()).toMatch(/^\d+ %$/);
    expect(await ann.page.locator('.live-numbers').count()).toBe(0);
    await ann.page.getByRole('button', { name: /^Take: / }).click();
    await ann.page.getByText('Taken by you').waitFor();
    await boss.page.getByRole('button', { name: /^Release: / }).click();
    await ann.page.getByRole('button', { name: /^Take: / }).waitFor();

    expect(await ann.page.getByRole('link', { name: 'Manage' }).count()).toBe(0);
    await ann.page.goto(`${suite.url}/#/manage/closures`);
    await ann.page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor();
  });
});
