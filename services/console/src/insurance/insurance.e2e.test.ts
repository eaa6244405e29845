import { randomBytes } from 'node:crypto';
import { verifiedIn } from '@frontdesk/testing/app-api/verifications';
import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import { describe, expect, it } from 'vitest';
import { live, sharedDesk } from '../testing/console-suite.ts';

const suite = sharedDesk('insurance');
/** On a busy machine a payer's answer takes its time. */
const SOON = { timeout: 20_000 };
/** The payers are everybody's: a member of this run. */
const run = randomBytes(3).toString('hex');

describe('the insurance of a patient', () => {
  it('is verified by one click while booking, live, and read again from the appointment', async () => {
    await suite.practice.importPlans();
    const tab = await suite.desk();
    await live(tab);
    const { page } = tab;
    await tab.holdFirstTime();
    await tab.typePatient('Ada', 'Insured');
    const panel = page.getByRole('group', { name: 'Insurance' });
    expect(await panel.count()).toBe(0);

    await page.getByLabel('Member ID').fill(`AAA75-${run}`);
    // The only plan is chosen already.
    await panel.getByRole('button', { name: 'Verify insurance' }).click();
    await panel.getByText('Aster Health Plan does not know this member.').waitFor(SOON);

    await page.getByLabel('Member ID').fill(`ACTIVE-${run}`);
    expect(await panel.getByRole('status').count()).toBe(0);
    await panel.getByRole('button', { name: 'Verify insurance' }).click();
    await panel.getByText('Aster Health Plan covers this patient.').waitFor(SOON);
    await panel.locator('dl', { hasText: 'Copay$25.00' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await tab.submitBooking();

    await tab.appointment('Insured, Ada').click();
    await panel.getByRole('button', { name: 'Verify insurance' }).click();
    await panel.getByText('Aster Health Plan covers this patient.').waitFor(SOON);
    await panel.getByText(/As of .+\./).waitFor();
    expect([page.url(), ...tab.console].join('\n')).not.toContain(run);
  });

  it('is on the list of its day until it is verified, by one click, with what the payer says', async () => {
    const { practice } = suite;
    await practice.importPlans();
    const planId = `plan-of-${practice.id}`;
    const booked = (time: string, familyName: string, insured: object) =>
      practice.booked({
        start: suite.start(time),
        patient: { givenName: 'Sample', familyName, birthDate: '1980-05-17', ...insured },
      });
    await booked('09:00', 'Covered', { memberId: `ACTIVE-list-${run}`, planId });
    await booked('10:00', 'Unknown', { memberId: `AAA72-list-${run}`, planId });
    await booked('11:00', 'Planless', { memberId: `ACTIVE-late-${run}` });
    await booked('12:00', 'Cardless', {});
    const tab = await suite.desk();
    await live(tab);
    const { page } = tab;
    await page.getByRole('link', { name: 'Insurance' }).click();
    await page.getByRole('heading', { level: 1, name: 'Not verified for tomorrow' }).waitFor();
    await page.getByText('Nobody is left').waitFor();

    await page.getByLabel('Go to day').fill(suite.day);
    await page.getByText('4 patients are not known to be covered.').waitFor();
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await row('Cardless').getByText('No member ID').waitFor();
    await row('Planless').getByText('Choose the plan').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    // By keyboard alone.
    await page.getByRole('button', { name: 'Verify Covered, Sample' }).focus();
    await page.keyboard.press('Enter');
    await row('Covered').getByText('Aster Health Plan covers this patient.').waitFor(SOON);
    await row('Covered').getByText('$25.00').waitFor();
    await page.getByText('3 patients are not known to be covered.').waitFor(SOON);

    // Somebody else asks: the list hears of it.
    const patient = {
      memberId: `AAA72-list-${run}`,
      givenName: 'Sample',
      familyName: 'Unknown',
      birthDate: '1980-05-17',
    };
    await verifiedIn(practice, { planId, patient, serviceDate: suite.day });
    await row('Unknown').getByText('does not know this member ID').waitFor(SOON);
    await row('Unknown').getByText('For the desk').waitFor();

    // A plan is chosen for the appointment, and a click asks.
    await row('Planless').getByRole('button', { name: 'Open Planless, Sample' }).click();
    await page.getByRole('button', { name: 'Correct details' }).click();
    await page.getByRole('combobox', { name: 'Plan' }).selectOption(planId);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Verify Planless, Sample' }).click(SOON);
    await row('Planless').getByText('covers this patient').waitFor(SOON);
    await page.getByText('2 patients are not known to be covered.').waitFor(SOON);

    await page.setViewportSize({ width: 360, height: 740 });
    const isWider = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
    expect(await page.evaluate(isWider)).toBe(false);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect([page.url(), ...tab.console].join('\n')).not.toContain(run);
  });
});
