import { readFileSync } from 'node:fs';
import { askCloud } from '@frontdesk/testing/app-api/cloud-control';
import { letWeeklyReportBeDue } from '@frontdesk/testing/app-api/stored-items';
import { dateOf } from '@frontdesk/testing/app-api/times';
import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consoleSuite, live, patient } from '../testing/console-suite.ts';

const suite = consoleSuite('reports');
/** On a busy machine events and reports take their time. */
const SOON = { timeout: 30_000 };

/** Answers that every report was tried for a day. */
async function failReports(page: Page): Promise<{ stop(): Promise<void> }> {
  const path = '**/api/reports/*';
  await page.route(path, async (route) => {
    const answer = await route.fetch();
    const { asOf: _, rows: __, columns: ___, csv: ____, ...report } = await answer.json();
    await route.fulfill({ json: { ...report, status: 'failed', obstacle: 'database-unavailable' } });
  });
  return { stop: () => page.unroute(path) };
}

describe('a report', () => {
  it('is shown as a chart and a table beside it, with the period before, and saved as a file', async () => {
    const day = dateOf(1);
    await suite.practice.booked({ start: `${day}T10:00:00-07:00`, patient: patient('Counted') });
    const tab = await suite.signedIn({ role: 'manager' });
    await live(tab);
    const { page } = tab;
    await page.getByRole('link', { name: 'Manage' }).click();
    await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Reports' }).click();
    const form = page.getByRole('form', { name: 'Report', exact: true });
    await form.getByLabel('First day').fill(day);
    await form.getByLabel('Last day').fill(day);
    await form.getByLabel('With the period before').check();
    await form.getByRole('button', { name: 'Show' }).click();

    const table = page.getByRole('table', { name: /^Utilization/ });
    const row = table.getByRole('row', { name: /Adams/ });
    await row.waitFor(SOON);
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      'Provider',
      'Appointments',
      'Booked',
      'Open',
      'Utilization',
      'Utilization, before',
    ]);
    expect(await page.locator('.report-chart svg .recharts-bar').count()).toBe(2);
    await page.getByText(/^As of /).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    const [file] = await Promise.all([
      page.waitForEvent('download', SOON),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`utilization-${day}-${day}.csv`);
    const text = readFileSync((await file.path()) ?? '', 'utf8');
    expect(text).toMatch(/^provider,appointments,bookedMinutes,openMinutes,utilization\r\n/);
    expect(text).not.toContain('Counted');
    await form.getByLabel('Last day').fill(dateOf(0));
    await page.getByRole('alert').waitFor();

    // One that failed says why, and is asked for anew.
    const failing = await failReports(page);
    await form.getByLabel('Last day').fill(day);
    await form.getByLabel('Report').selectOption('No-shows');
    await form.getByRole('button', { name: 'Show' }).click();
    const failure = page.getByRole('alert').filter({ hasText: 'The report could not be made within a day.' });
    await failure.getByText('The reports’ database does not answer now.').waitFor(SOON);
    await failing.stop();
    await failure.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: /^No-shows, / }).waitFor(SOON);
    await failReports(page);
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    await failure.waitFor(SOON);
    await failing.stop();

    // The manager chooses a weekly report; when one is made, a sentence leads to it.
    const weekly = page.getByRole('form', { name: 'Weekly report' });
    await weekly.getByText('The practice gets no weekly report.').waitFor();
    await weekly.getByRole('combobox', { name: 'Report' }).selectOption('No-shows');
    await weekly.getByRole('combobox', { name: 'Day' }).selectOption('Friday');
    await weekly.getByRole('combobox', { name: 'Hour' }).selectOption({ index: 17 });
    await weekly.getByRole('button', { name: 'Save' }).click();
    await weekly.getByText(/^The next one is made on Fri/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await letWeeklyReportBeDue(suite.practice.id, Date.now() - 1_000);
    expect((await askCloud('invoke', { functionName: 'startWeeklyReports', payload: {} })).ok).toBe(true);
    await page.getByText('The weekly report is ready.').waitFor(SOON);
    await page.getByRole('link', { name: 'Show it' }).click();
    await page.getByRole('heading', { name: /^No-shows, / }).waitFor(SOON);
    await weekly.getByRole('link', { name: 'Show the last one' }).waitFor();
    await weekly.getByRole('button', { name: 'No weekly report' }).click();
    await weekly.getByText('The practice gets no weekly report.').waitFor();
  });
});
