import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import { describe, expect, it } from 'vitest';
import { sharedDesk } from '../testing/console-suite.ts';

const suite = sharedDesk('find');
const nora = {
  givenName: 'Nora',
  familyName: 'Nováková',
  birthDate: '1980-05-17',
  phone: '+1 212 555 0142',
  memberId: 'ABC12345',
};

describe('the search for a patient', () => {
  it('finds by telephone in three notations, by name and birth date, and books again without typing', async () => {
    const { practice } = suite;
    await practice.booked({ providerId: 'dr-adams', start: suite.start('10:00'), patient: nora });
    const tab = await suite.desk();
    const { page } = tab;
    const found = page.locator('.found-patients > li');
    const searchFor = async (text: string): Promise<void> => {
      const answered = page.waitForResponse((response) => response.url().endsWith('/patients/search'));
      await page.getByRole('searchbox').fill(text);
      await page.keyboard.press('Enter');
      expect((await answered).status()).toBe(200);
    };

    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: 'Find a patient' }).waitFor();
    await expect
      .poll(
        async () => {
          await searchFor('+1 212 555 0142');
          return found.count();
        },
        { timeout: 10_000 },
      )
      .toBe(1);
    for (const text of ['(212) 555-0142', '212.555.0142', 'novakova, 5/17/1980']) {
      await page.getByRole('searchbox').fill('');
      await searchFor(text);
      await found.getByRole('heading', { name: 'Nováková, Nora' }).waitFor();
    }
    expect(await found.textContent()).toMatch(/Born May\s17,\s1980.*Next.*at\s10:00\sAM · Exam with Dr Adams.*Last/);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('Nováková');
    await page.keyboard.press('Enter');
    await page.getByText('Add the date of birth to the family name').waitFor();
    await searchFor('212 555 0142');

    await page.getByRole('button', { name: 'Book again for Nováková, Nora' }).click();
    await page.getByRole('dialog', { name: 'Book an appointment' }).waitFor();
    await tab.freeTimes.first().click();
    await page.getByText('This time is held for you.').waitFor();
    expect(await page.getByLabel('Family name').inputValue()).toBe('Nováková');
    expect(await page.getByLabel('Phone').inputValue()).toBe('+1 212 555 0142');
    expect(page.url()).not.toMatch(/Nov|212/);
    expect(await page.getByLabel('Member ID').inputValue()).toBe('ABC12345');
    await page.getByLabel('Given name').fill('Ben');
    expect(await page.getByLabel('Member ID').inputValue()).toBe('');
  });

  it('warns before the same patient gets a second appointment on a day, and corrects details afterwards', async () => {
    const { practice } = suite;
    await practice.booked({ providerId: 'dr-adams', start: suite.start('10:00'), patient: nora });
    const tab = await suite.desk();
    const { page } = tab;
    await page.getByRole('button', { name: 'Book an appointment' }).click();
    await tab.freeTimes.first().click();
    await page.getByText('This time is held for you.').waitFor();
    await tab.typePatient('nora', 'novakova');
    await page.getByText('This patient has an appointment on that day already: 10:00 AM with Dr Adams.').waitFor();
    await page.keyboard.press('Escape');

    await tab.showDay(suite.day);
    await tab.appointment('Nováková, Nora').click();
    await page.getByRole('button', { name: 'Correct details' }).click();
    await page.getByLabel('Phone').fill('(212) 555-0177');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Nora Nováková: details saved.').waitFor();
    await tab.appointment('Nováková, Nora').click();
    await page.locator('dl.facts').getByText('(212) 555-0177').waitFor();
  });
});
