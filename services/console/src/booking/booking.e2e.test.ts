import { describe, expect, it } from 'vitest';
import { sharedDesk } from '../testing/console-suite.ts';

const suite = sharedDesk('booking');

describe('a patient', () => {
  it('may have one name, a year of birth and a number from a telephone’s contacts', async () => {
    const tab = await suite.desk();
    await tab.holdFirstTime();
    await tab.submitBooking();
    const { page } = tab;
    expect(await page.getByLabel('Given name').evaluate((field: HTMLInputElement) => field.validity.valueMissing)).toBe(
      true,
    );
    await page.getByLabel('Family name').fill('Suhartini');
    expect(await page.getByLabel('Given name').evaluate((field: HTMLInputElement) => field.validity.valid)).toBe(true);
    const born = page.getByLabel('Date of birth');
    const today = new Date().getUTCFullYear();
    expect(Number((await born.getAttribute('min'))?.slice(0, 4))).toBeGreaterThanOrEqual(today - 131);
    expect(Number((await born.getAttribute('max'))?.slice(0, 4))).toBeLessThanOrEqual(today + 1);
    await born.fill('0080-05-17');
    expect(await born.evaluate((field: HTMLInputElement) => field.validity.rangeUnderflow)).toBe(true);
    await born.fill(`${today - 40}-01-01`);
    await page.getByText(/^(39|40) years old$/).waitFor();
    await page.getByLabel('Only the year or month of birth is known').check();
    await born.fill('1957');
    // Nothing for spell checkers and translators, which may send it to their makers.
    const sharing = (field: HTMLInputElement) => [field.spellcheck, field.translate];
    for (const label of ['Given name', 'Reason', 'Phone'])
      expect(await page.getByLabel(label).evaluate(sharing), label).toEqual([false, false]);
    await page.getByLabel('Phone').fill('\u202a+1\u00a0212\u2011555-0142\u202c');
    await tab.submitBooking();
    await page.getByText('Booked: Suhartini,').waitFor();
    await tab.appointment('Suhartini').click();
    const facts = page.locator('dl.facts');
    await facts.getByText('+1 212-555-0142', { exact: true }).waitFor();
    expect(await facts.textContent()).toContain('Born1957');
  });
});

describe('a hold', () => {
  const isFree = async (): Promise<boolean> => {
    const query = { from: suite.day, to: suite.day, appointmentType: 'exam', providerId: 'dr-adams' };
    const { json } = await suite.practice.send({ method: 'GET', path: `/practices/${suite.practice.id}/slots`, query });
    return json.items[0].start === suite.start('09:00');
  };

  it('keeps the time while the patient’s details are typed, and is given back by closing', async () => {
    const tab = await suite.desk();
    await tab.holdFirstTime();
    expect(await tab.page.getByRole('timer').textContent()).toMatch(/^[45]:\d\d$/);
    expect(await isFree()).toBe(false);
    await tab.page.keyboard.press('Escape');
    await expect.poll(isFree, { timeout: 10_000 }).toBe(true);
    expect(await tab.page.getByRole('button', { name: 'Book an appointment' }).evaluate(isFocused)).toBe(true);
  });

  it('is busy with one time, and gives it back when it comes after the dialog was closed', async () => {
    const tab = await suite.desk();
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    let asked = 0;
    await tab.page.route('**/holds', async (route) => {
      if (route.request().method() === 'POST') {
        asked += 1;
        await gate;
      }
      await route.continue();
    });
    await tab.page.getByRole('button', { name: 'Book an appointment' }).click();
    const types = tab.page.getByLabel('What for');
    await types.selectOption(await types.locator('option', { hasText: 'Exam' }).textContent());
    await tab.withProvider.selectOption('dr-adams');
    await tab.freeTimes.filter({ hasText: '9:00' }).click();
    await tab.freeTimes.filter({ hasText: 'Holding …' }).waitFor();
    const later = tab.freeTimes.filter({ hasText: '9:30' });
    expect(await later.getAttribute('aria-disabled')).toBe('true');
    await later.click({ force: true });
    await tab.page.keyboard.press('Escape');
    const released = tab.page.waitForRequest((request) => request.method() === 'DELETE');
    open();
    await released;
    await expect.poll(isFree, { timeout: 10_000 }).toBe(true);
    expect(asked).toBe(1);
  });

  it('may end by a slip of the hand, and what was typed is still there', async () => {
    const tab = await suite.desk();
    await tab.holdFirstTime();
    await tab.typePatient('Typed', 'Already');
    await tab.page.keyboard.press('Escape');
    await tab.page.locator('dialog').waitFor({ state: 'detached' });
    await tab.holdFirstTime();
    expect(await tab.page.getByLabel('Family name').inputValue()).toBe('Already');
    await tab.submitBooking();
    await tab.appointment('Already, Typed').waitFor();
    await tab.holdFirstTime();
    expect(await tab.page.getByLabel('Family name').inputValue()).toBe('');
  });

  it.each(['reloading', 'closing'] as const)('is given back by %s the page', async (leaving) => {
    const tab = await suite.desk();
    await tab.holdFirstTime();
    await (leaving === 'reloading' ? tab.page.reload() : tab.page.close({ runBeforeUnload: true }));
    await expect.poll(isFree, { timeout: 10_000 }).toBe(true);
  });

  it('that a page left behind when it crashed is taken up again by its holder, and offered to nobody else', async () => {
    const body = { providerId: 'dr-adams', appointmentType: 'exam', start: suite.start('09:00') };
    expect((await suite.practice.send({ method: 'POST', path: '/holds', body, as: 'agent' })).status).toBe(201);
    const [ann, boss] = await Promise.all([suite.desk(), suite.desk('manager')]);
    await boss.page.getByRole('button', { name: 'Book an appointment' }).click();
    await boss.withProvider.selectOption('dr-adams');
    await boss.freeTimes.filter({ hasText: '9:30' }).first().waitFor();
    expect(await boss.freeTimes.filter({ hasText: '9:00' }).count()).toBe(0);
    await ann.page.getByRole('button', { name: 'Book an appointment' }).click();
    const types = ann.page.getByLabel('What for');
    await types.selectOption(await types.locator('option', { hasText: 'Exam' }).textContent());
    await ann.withProvider.selectOption('dr-adams');
    await ann.freeTimes.filter({ hasText: '9:00' }).first().click();
    await ann.page.getByText('This time is held for you.').waitFor();
    await ann.typePatient('Again', 'Sample');
    await ann.submitBooking();
    await ann.appointment('Sample, Again').waitFor();
  });
});

// These run in the page.
const isFocused = (element: Element): boolean => element === document.activeElement;
