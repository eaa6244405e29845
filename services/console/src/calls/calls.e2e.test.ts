import { found } from '@frontdesk/testing/app-api/patients';
import { accessibilityViolations } from '@frontdesk/ui/testing/accessibility';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { consoleSuite, live, sharedDesk, start } from '../testing/console-suite.ts';
import type { DeskTab } from '../testing/desk-tab.ts';

describe('the calls board', () => {
  const suite = sharedDesk('calls');

  it('follows a call from its first ring to its end', async () => {
    const tab = await suite.desk();
    await live(tab);
    await tab.showCalls();

    const column = (title: string) => tab.page.getByRole('region', { name: title });
    await suite.ring({ beganSecondsAgo: 30 });
    await column('Waiting: 1').getByText('Inbound').waitFor();
    await suite.ring({ beganSecondsAgo: 60, answeredAfterSeconds: 20, agent: 'agent-7' });
    await column('Talking: 1').getByText('agent-7').waitFor();
    await suite.ring({ beganSecondsAgo: 90, endedAfterSeconds: 30 });
    await column('Ended: 1').getByText('Missed').waitFor();
  });

  it('gives a caller to be called back to one desk, and shows every desk how it goes', async () => {
    const [one, other] = [await suite.desk(), await suite.signedIn()];
    for (const tab of [one, other]) {
      await live(tab);
      await tab.showCalls();
    }
    const toCallBack = (tab: DeskTab, count: RegExp) => tab.page.getByRole('region', { name: count });
    const heading = await toCallBack(one, /^To call back/)
      .getByRole('heading')
      .textContent();
    const before = Number(heading?.replace(/\D/g, ''));
    await suite.ring({ beganSecondsAgo: 90, endedAfterSeconds: 30 });
    const more = new RegExp(`^To call back: ${before + 1}$`);
    await toCallBack(one, more).getByRole('button', { name: /^Take/ }).last().click();
    await toCallBack(one, more).getByText('Taken by you').waitFor();
    await toCallBack(other, more)
      .getByText(/^Taken by/)
      .waitFor();
    await toCallBack(one, more).getByRole('button', { name: /^Done/ }).click();
    for (const tab of [one, other]) await toCallBack(tab, new RegExp(`^To call back: ${before}$`)).waitFor();
  });

  it('counts all calls that have ended, and shows them all to those who ask', async () => {
    const ended = (index: number) => ({
      ...{
        id: `call-${index}`,
        practiceId: suite.practice.id,
        status: 'ended',
        channel: 'VOICE',
        direction: 'inbound',
      },
      ...{ endedAt: new Date().toISOString(), missed: false, appointmentIds: [], version: 1 },
    });
    const items = Array.from({ length: 47 }, (_, index) => ended(index));
    const prepare = async (page: Page): Promise<void> => {
      await page.route('**/api/calls?*', (route) => route.fulfill({ json: { items } }));
    };
    const tab = await suite.signedIn({ prepare });
    await tab.showCalls();
    const column = tab.page.getByRole('region', { name: 'Ended: 47' });
    await column.getByRole('button', { name: 'Show all 47' }).click();
    expect(await column.locator('.call-card').count()).toBe(47);
  });

  it('begins anew at the practice’s midnight', async () => {
    const midnight = Date.parse(suite.start('24:00'));
    const endedAt = new Date(midnight - 60_000).toISOString();
    const call = {
      ...{ id: 'call-1', practiceId: suite.practice.id, status: 'ended', channel: 'VOICE', direction: 'inbound' },
      ...{ endedAt, missed: false, appointmentIds: [], version: 1 },
    };
    const prepare = async (page: Page): Promise<void> => {
      await page.clock.install({ time: midnight - 20_000 });
      // Without the server's time the page goes by the browser's.
      await page.route('**/api/**', async (route) => {
        const response = await route.fetch();
        const { date: _, ...headers } = response.headers();
        await route.fulfill({ response, headers });
      });
      await page.route('**/api/calls?*', (route) => route.fulfill({ json: { items: [call] } }));
    };
    const tab = await suite.signedIn({ prepare });
    await tab.showCalls();
    await tab.page.getByRole('region', { name: 'Ended: 1' }).waitFor();
    await tab.page.clock.fastForward(60_000);
    await tab.page.getByText('No call has ended yet today.').waitFor();
    // What is still asked for would be answered after the page has gone.
    await tab.page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});

describe('a call that waits', () => {
  const suite = consoleSuite('waiting');

  it('tells of a call wherever one is, and books in it', async () => {
    const tab = await suite.atDay();
    const { page } = tab;
    await live(tab);
    const callId = await suite.ring({ beganSecondsAgo: 20 });
    const banner = page.getByRole('complementary', { name: 'Calls' });
    await banner.getByText('Call waiting').waitFor();
    expect(await page.title()).toBe('(1) Frontdesk');

    // By the keyboard: the call that waits longest.
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: 'Book for this call' }).waitFor();
    const types = page.getByLabel('What for');
    await types.selectOption(await types.locator('option', { hasText: 'Exam' }).textContent());
    await tab.freeTimes.first().click();
    await page.getByText('This time is held for you.').waitFor();
    await tab.typePatient('Ringing', 'Sample');
    const sent: { callId?: string }[] = [];
    await page.route('**/api/appointments', async (route) => {
      sent.push(route.request().postDataJSON());
      await route.continue();
    });
    await tab.submitBooking();
    await page.getByText('Booked: Ringing Sample').waitFor();
    expect(sent.map((body) => body.callId)).toEqual([callId]);

    await tab.showCalls();
    await page.getByRole('region', { name: 'Waiting: 1' }).getByRole('button', { name: 'Booked appointment' }).click();
    await page.getByRole('dialog').getByRole('heading', { name: 'Ringing Sample' }).waitFor();
  });

  it('tells which patient calls and when the next appointment is, and books for the patient without typing', async () => {
    const patient = { givenName: 'Nora', familyName: 'Nováková', birthDate: '1980-05-17', phone: '(480) 555-0142' };
    await suite.practice.booked({ providerId: 'dr-adams', start: start('10:00'), patient });
    await found(suite.practice, { phone: patient.phone });
    const tab = await suite.atDay();
    const { page } = tab;
    await live(tab);
    const looks: string[] = [];
    await page.route('**/api/calls/*/patients', async (route) => {
      looks.push(route.request().url());
      await (looks.length === 1 ? route.fulfill({ status: 500 }) : route.continue());
    });
    const callId = await suite.ring({ beganSecondsAgo: 20, number: '+14805550142' });
    const banner = page.getByRole('complementary', { name: 'Calls' });
    await banner.getByText('The caller could not be looked up.').waitFor();
    await banner.getByRole('button', { name: 'Try again' }).click();
    await banner.getByText(/^Nováková, Nora · next: .*, 10:00 AM$/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    await banner.getByRole('button', { name: 'Book for this call' }).click();
    await tab.freeTimes.first().click();
    await page.getByText('This time is held for you.').waitFor();
    expect(await page.getByLabel('Family name').inputValue()).toBe('Nováková');
    expect(await page.getByLabel('Phone').inputValue()).toBe('(480) 555-0142');
    await page.keyboard.press('Escape');

    await suite.ring({ beganSecondsAgo: 5 });
    await banner.getByText('No known patient.').waitFor();
    // One look for each call, and another one that was asked for.
    expect(looks.filter((url) => url.includes(callId))).toHaveLength(2);
    expect(looks).toHaveLength(3);
    // The whole number: an id may have some of its digits.
    expect(looks.join()).not.toMatch(/480\D*555\D*0142/);
  });
});
