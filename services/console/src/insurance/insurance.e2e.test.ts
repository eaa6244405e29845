import { randomBytes } from 'node:crypto';
import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import { describe, expect, it } from 'vitest';
import { consoleSuite, live } from '../testing/console-suite.ts';

const suite = consoleSuite('insurance');
/** On a busy machine a payer's answer takes its time. */
const SOON = { timeout: 20_000 };
/** The payers are everybody's: a member of this run. */
const run = randomBytes(3).toString('hex');

describe('the insurance of a patient', () => {
  it('is verified by one click while booking, live, and read again from the appointment', async () => {
    await suite.practice.importPlans();
    const tab = await suite.atDay();
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
});
