import { Practice } from '@frontdesk/testing/app-api/practice';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { dateOf } from '@frontdesk/testing/app-api/times';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessibilityViolations } from './testing/accessibility.ts';
import { launchBrowser } from './testing/browser.ts';
import { DeskTab, type DeskTabOptions } from './testing/desk-tab.ts';
import { type SampleCall, sendCall } from './testing/sample-calls.ts';

const day = dateOf(0);
const weekly = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((dayOfWeek) => ({
  ...{ dayOfWeek, start: '09:00', end: '17:00' },
}));
const providers = ['dr-adams', 'dr-baker'].map((providerId) => ({ providerId, weekly }));
const PHONE = { width: 360, height: 740 };

let browser: Browser;
let practice: Practice;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  practice = await Practice.open('console', { providers });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

const signedIn = (options: Partial<DeskTabOptions> = {}): Promise<DeskTab> =>
  DeskTab.open(browser, { url: sharedCloud.console, practiceId: practice.id, ...options });
const atDay = async (options: Partial<DeskTabOptions> = {}): Promise<DeskTab> => {
  const tab = await signedIn(options);
  await tab.showDay(day);
  return tab;
};
const live = (tab: DeskTab) =>
  expect.poll(() => tab.connection.getAttribute('data-state'), { timeout: 20_000 }).toBe('live');
const start = (time: string): string => `${day}T${time}:00-07:00`;
const patient = (familyName: string) => ({ givenName: 'Sample', familyName, birthDate: '1980-05-17' });

describe('two people at the desk', () => {
  it('see at once what the other books, moves and cancels', async () => {
    const [ann, ben] = await Promise.all([atDay(), atDay({ role: 'manager' })]);
    await Promise.all([live(ann), live(ben)]);

    await ann.book('Jane', 'Sample');
    await ben.appointment('Jane Sample').waitFor();
    await expect.poll(() => ann.appointment('Jane Sample').count()).toBe(1);

    await ben.appointment('Jane Sample').click();
    await ben.page.getByRole('button', { name: 'Reschedule' }).click();
    // Nothing is in its own way: what it takes from 9:00 to 9:30 is free for it.
    for (const time of ['9:00 AM', '9:15 AM', '9:30 AM']) await ben.freeTimes.filter({ hasText: time }).waitFor();
    await ben.freeTimes.filter({ hasText: '9:00 AM' }).click();
    expect(await ben.page.getByRole('button', { name: 'Choose a new time' }).isDisabled()).toBe(true);
    await ben.freeTimes.filter({ hasText: '9:15 AM' }).click();
    await ben.page.getByRole('button', { name: /^Move to .* at 9:15/ }).click();
    await ann.appointment('9:15 AM').filter({ hasText: 'Jane Sample' }).waitFor();

    await ben.appointment('Jane Sample').click();
    await ben.page.getByRole('button', { name: 'Reschedule' }).click();
    await ben.freeTimes.filter({ hasText: '11:00 AM' }).first().click();
    await ben.page.getByRole('button', { name: /^Move to .* at 11:00/ }).click();
    await ann.appointment('11:00 AM').filter({ hasText: 'Jane Sample' }).waitFor();

    await ben.appointment('Jane Sample').click();
    await ben.page.getByRole('button', { name: 'Cancel appointment' }).click();
    await ben.page.getByLabel('Why is it cancelled?').selectOption('Feels better');
    await ben.page.getByRole('button', { name: 'Cancel appointment' }).click();
    await ann.appointment('Jane Sample').waitFor({ state: 'detached' });
    await ann.page.getByLabel('Show cancelled and missed').check();
    await ann.appointment('Cancelled').click();
    await ann.page.getByText('Feels better').waitFor();
  });

  it('mark a visit when its time has come, a manager takes a mistake back, and who did not come takes no time', async () => {
    const begun = await practice.begun({ start: start('13:00'), patient: patient('Present') });
    const [ann, ben] = await Promise.all([signedIn(), signedIn({ role: 'manager' })]);
    await Promise.all([live(ann), live(ben)]);
    await Promise.all([ann, ben].map((tab) => tab.showDay(begun.start.slice(0, 10))));
    const card = (tab: DeskTab, status: string) => tab.appointment('Sample Present').filter({ hasText: status });
    const press = async (tab: DeskTab, name: string): Promise<void> => {
      await tab.appointment('Sample Present').click();
      await tab.page.getByRole('button', { name }).click();
    };
    await press(ann, 'Arrived');
    await card(ben, 'Arrived').click();
    await ben.page.getByText('Take it back if it was marked by mistake.').waitFor();
    await ben.page.getByRole('button', { name: 'Take back “Arrived”' }).click();
    await card(ann, 'Booked').waitFor();
    await press(ann, 'Did not come');
    await ben.appointment('Sample Present').waitFor({ state: 'detached' });

    const walkIn = await practice.booked({ start: start('13:00'), patient: patient('Walk-In') });
    for (const tab of [ann, ben]) await tab.page.getByLabel('Show cancelled and missed').check();
    await card(ann, 'Did not come').click();
    expect(await ann.page.getByRole('button', { name: /^Take back/ }).count()).toBe(0);
    await ann.page.getByRole('button', { name: 'Arrived' }).click();
    await ann.page.getByRole('alert').filter({ hasText: 'Someone else has this time by now.' }).waitFor();
    await practice.send({ method: 'PUT', path: `/appointments/${walkIn.id}/cancel`, body: { reason: 'pat' } });
    await ann.page.getByRole('button', { name: 'Arrived' }).click();
    await card(ben, 'Arrived').waitFor();
  });

  it('never get the same time: who is later is told kindly, keeps what was typed, and chooses another', async () => {
    const tab = await atDay();
    await tab.holdFirstTime();
    await tab.typePatient('Late', 'Sample');
    await tab.page.getByRole('button', { name: 'Choose another time' }).click();
    await tab.freeTimes.filter({ hasText: '9:30' }).first().waitFor();
    const somebodyIsFaster = async (route: Route): Promise<void> => {
      await practice.booked({ start: start('09:30'), patient: patient('Faster') });
      await route.continue();
    };
    await tab.page.route('**/holds', somebodyIsFaster, { times: 1 });
    await tab.freeTimes.filter({ hasText: '9:30' }).first().click();
    await tab.page.getByRole('alert').filter({ hasText: 'Someone else just took that time.' }).waitFor();
    await expect.poll(() => tab.freeTimes.filter({ hasText: '9:30' }).count()).toBe(1);
    await tab.freeTimes.filter({ hasText: '10:00' }).first().click();
    expect(await tab.page.getByLabel('Given name').inputValue()).toBe('Late');
    await tab.submitBooking();
    await tab.appointment('Late Sample').waitFor();
  });

  it('are told when a hold is gone that they had', async () => {
    const tab = await atDay();
    await tab.holdFirstTime();
    await tab.typePatient('Slow', 'Sample');
    const holdEnds = async (route: Route): Promise<void> => {
      const { holdId } = route.request().postDataJSON();
      await practice.send({ method: 'DELETE', path: `/holds/${holdId}`, as: 'agent' });
      await route.continue();
    };
    await tab.page.route('**/appointments', holdEnds, { times: 1 });
    await tab.submitBooking();
    await tab.page.getByRole('alert').filter({ hasText: 'not held for you any more' }).waitFor();
    await tab.freeTimes.first().click();
    await tab.submitBooking();
    await tab.appointment('Slow Sample').waitFor();
  });
});

describe('a patient', () => {
  it('may have one name, a year of birth and a number from a telephone’s contacts', async () => {
    const tab = await atDay();
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
    await page.getByLabel('Only the year or month of birth is known').check();
    await born.fill('1957');
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
    const query = { from: day, to: day, appointmentType: 'exam', providerId: 'dr-adams' };
    const { json } = await practice.send({ method: 'GET', path: `/practices/${practice.id}/slots`, query });
    return json.items[0].start === start('09:00');
  };

  it('keeps the time while the patient’s details are typed, and is given back by closing', async () => {
    const tab = await atDay();
    await tab.holdFirstTime();
    expect(await tab.page.getByRole('timer').textContent()).toMatch(/^[45]:\d\d$/);
    expect(await isFree()).toBe(false);
    await tab.page.keyboard.press('Escape');
    await expect.poll(isFree).toBe(true);
    expect(await tab.page.getByRole('button', { name: 'Book an appointment' }).evaluate(isFocused)).toBe(true);
  });

  it.each(['reloading', 'closing'] as const)('is given back by %s the page', async (leaving) => {
    const tab = await atDay();
    await tab.holdFirstTime();
    await (leaving === 'reloading' ? tab.page.reload() : tab.page.close({ runBeforeUnload: true }));
    await expect.poll(isFree).toBe(true);
  });

  it('that a page left behind when it crashed is taken up again by its holder, and offered to nobody else', async () => {
    const body = { providerId: 'dr-adams', appointmentType: 'exam', start: start('09:00') };
    expect((await practice.send({ method: 'POST', path: '/holds', body, as: 'agent' })).status).toBe(201);
    const [ann, boss] = await Promise.all([atDay(), atDay({ role: 'manager' })]);
    await boss.page.getByRole('button', { name: 'Book an appointment' }).click();
    await boss.page.getByLabel('With').selectOption('dr-adams');
    await boss.freeTimes.filter({ hasText: '9:30' }).first().waitFor();
    expect(await boss.freeTimes.filter({ hasText: '9:00' }).count()).toBe(0);
    await ann.page.getByRole('button', { name: 'Book an appointment' }).click();
    const types = ann.page.getByLabel('What for');
    await types.selectOption(await types.locator('option', { hasText: 'Exam' }).textContent());
    await ann.page.getByLabel('With').selectOption('dr-adams');
    await ann.freeTimes.filter({ hasText: '9:00' }).first().click();
    await ann.page.getByText('This time is held for you.').waitFor();
    await ann.typePatient('Again', 'Sample');
    await ann.submitBooking();
    await ann.appointment('Again Sample').waitFor();
  });
});

describe('the calls board', () => {
  it('follows a call from its first ring to its end', async () => {
    const tab = await signedIn();
    await live(tab);
    await tab.showCalls();
    const { appApi, webhookSecret: secret } = sharedCloud;
    const send = (call: SampleCall) => sendCall({ url: `${appApi}/calls/webhook`, secret }, practice.id, call);
    const column = (title: string) => tab.page.getByRole('region', { name: title });
    await send({ beganSecondsAgo: 30 });
    await column('Waiting: 1').getByText('Inbound').waitFor();
    await send({ beganSecondsAgo: 60, answeredAfterSeconds: 20, agent: 'agent-7' });
    await column('Talking: 1').getByText('agent-7').waitFor();
    await send({ beganSecondsAgo: 90, endedAfterSeconds: 30 });
    await column('Ended: 1').getByText('Missed').waitFor();
  });

  it('gives a caller to be called back to one desk, and shows every desk how it goes', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    for (const tab of [one, other]) {
      await live(tab);
      await tab.showCalls();
    }
    const { appApi, webhookSecret: secret } = sharedCloud;
    const missedCall: SampleCall = { beganSecondsAgo: 90, endedAfterSeconds: 30 };
    const toCallBack = (tab: DeskTab, count: RegExp) => tab.page.getByRole('region', { name: count });
    const heading = await toCallBack(one, /^To call back/)
      .getByRole('heading')
      .textContent();
    const before = Number(heading?.replace(/\D/g, ''));
    await sendCall({ url: `${appApi}/calls/webhook`, secret }, practice.id, missedCall);
    const more = new RegExp(`^To call back: ${before + 1}$`);
    await toCallBack(one, more).getByRole('button', { name: /^Take/ }).last().click();
    await toCallBack(one, more).getByText('Taken by you').waitFor();
    await toCallBack(other, more)
      .getByText(/^Taken by/)
      .waitFor();
    await toCallBack(one, more).getByRole('button', { name: /^Done/ }).click();
    for (const tab of [one, other]) await toCallBack(tab, new RegExp(`^To call back: ${before}$`)).waitFor();
  });
});

describe('without a mouse', () => {
  it('an appointment is booked, opened and marked', async () => {
    const tab = await atDay();
    const { page } = tab;
    const { keyboard } = page;
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let count = 0; count < 40; count += 1) {
        if (name.test(await page.evaluate(focusedName))) return;
        await keyboard.press('Tab');
      }
      expect.fail(`Tab does not reach ${name}, but ${await page.evaluate(focusedName)}`);
    };
    await tabTo(/^Book an appointment$/);
    await keyboard.press('Enter');
    await tab.freeTimes.first().waitFor();
    await tabTo(/^9:00/);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByText('This time is held for you.').waitFor();
    for (const text of ['Key', 'Board']) {
      await keyboard.type(text);
      await keyboard.press('Tab');
    }
    await keyboard.type('05171980');
    await keyboard.press('Enter');
    await page.getByText('Booked: Key Board').waitFor();
    await tab.appointment('Key Board').waitFor();

    await tabTo(/Key Board/);
    await keyboard.press('Enter');
    // Its day is a month ahead, so that nobody can have come yet.
    expect(await page.getByRole('button', { name: 'Arrived' }).count()).toBe(0);
    await keyboard.press('Escape');
    expect(await page.evaluate(focusedName)).toMatch(/Key Board/);

    const begun = await practice.begun({ start: start('15:00'), patient: patient('Marked') });
    await tab.showDay(begun.start.slice(0, 10));
    await tab.appointment('Sample Marked').waitFor();
    await tabTo(/Sample Marked/);
    await keyboard.press('Enter');
    await tabTo(/^Arrived$/);
    await keyboard.press('Enter');
    await tab.appointment('Sample Marked').filter({ hasText: 'Arrived' }).waitFor();
    expect(await page.evaluate(focusedName)).toMatch(/Sample Marked/);
  });
});

/** Every view, one after the other; `look` at each. */
async function throughEveryView(tab: DeskTab, look: (view: string) => Promise<void>): Promise<void> {
  await practice.booked({ start: start('09:00'), patient: patient('With-A-Rather-Long-Family-Name') });
  await practice.booked({ start: start('09:30'), appointmentType: 'contact-lens', patient: patient('Short') });
  await tab.showDay(day);
  await tab.appointment('Short').waitFor();
  await look('day');
  await tab.appointment('Short').click();
  await look('appointment');
  await tab.page.getByRole('button', { name: 'Cancel appointment' }).click();
  await look('cancel');
  await tab.page.getByRole('button', { name: 'Keep it' }).click();
  await tab.page.getByRole('button', { name: 'Reschedule' }).click();
  await tab.freeTimes.first().waitFor();
  await look('reschedule');
  await tab.page.keyboard.press('Escape');
  await tab.holdFirstTime();
  await look('booking');
  await tab.page.getByRole('button', { name: 'Choose another time' }).click();
  await tab.freeTimes.first().waitFor();
  await look('search');
  await tab.page.keyboard.press('Escape');
  await tab.showCalls();
  await look('calls');
}

describe('every view', () => {
  it.each(['light', 'dark'] as const)('has no serious accessibility violation, %s', async (colorScheme) => {
    const tab = await signedIn({ colorScheme });
    const found: string[] = [];
    await throughEveryView(tab, async (view) => {
      found.push(...(await accessibilityViolations(tab.page)).map((violation) => `${view}: ${violation}`));
    });
    await tab.page.getByRole('button', { name: 'Sign out' }).click();
    found.push(...(await accessibilityViolations(tab.page)));
    expect(found).toEqual([]);
  });

  it('fits a phone, without scrolling sideways', async () => {
    const tab = await signedIn({ viewport: PHONE, hasTouch: true, isMobile: true });
    await throughEveryView(tab, async (view) => {
      expect(`${view}: ${await tab.page.evaluate(widest)}`).toBe(`${view}: ${PHONE.width}`);
    });
  });
});

describe('where WebSockets do not get through', () => {
  it('the page looks every five seconds, and says so', async () => {
    const prepare = (page: Page) => page.routeWebSocket(/./, (socket) => socket.close());
    const tab = await atDay({ prepare });
    await expect.poll(() => tab.connection.getAttribute('data-state'), { timeout: 15_000 }).toBe('polling');
    await practice.booked({ start: start('10:00'), patient: patient('Polled') });
    await tab.appointment('Sample Polled').waitFor({ timeout: 10_000 });
  });
});

describe('what a patient tells', () => {
  it('stands in no address, no storage and no log of the browser', async () => {
    const tab = await atDay();
    await tab.book('Secretive', 'Sample');
    await tab.appointment('Secretive').click();
    const kept = await tab.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    const told = [kept, tab.page.url(), await tab.page.title(), ...tab.console].join('\n');
    expect(told).not.toMatch(/Secretive|1980-05-17/);
    expect(await tab.page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('calls of the App API', () => {
  it('need no preflight: they stay with the origin of the page', async () => {
    const preflights: string[] = [];
    const prepare = async (page: Page): Promise<void> => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      session.on('Network.requestWillBeSent', ({ type, request }) => {
        if (type === 'Preflight') preflights.push(`${request.method} ${request.url}`);
      });
    };
    const tab = await atDay({ prepare });
    await live(tab);
    const { origin } = new URL(sharedCloud.console);
    const answered = tab.page.waitForResponse((response) => response.request().method() === 'POST');
    await tab.holdFirstTime();
    expect(new URL((await answered).url()).origin).toBe(origin);
    // The sign-in of the local cloud asks its own issuer; Cognito's goes by pages.
    const { origin: issuer } = new URL(sharedCloud.tokenIssuer);
    expect(preflights.filter((preflight) => !preflight.includes(issuer))).toEqual([]);
  });
});

describe('a session', () => {
  it('outlives a reload, and not the tab’s sign-out', async () => {
    const tab = await atDay();
    await tab.page.reload();
    await tab.page.locator('.day-grid').waitFor();
    await tab.page.getByRole('button', { name: 'Sign out' }).click();
    await tab.page.reload();
    await tab.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('that the API does not take any more ends with a sentence', async () => {
    const tab = await atDay();
    await tab.page.route('**/api/**', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));
    await tab.page.getByRole('button', { name: 'Next day' }).click();
    await tab.page.getByText('Your session has ended. Sign in again to go on.').waitFor();
  });
});

// These run in the page.
const isFocused = (element: Element): boolean => element === document.activeElement;
const focusedName = (): string => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return '';
  return focused.getAttribute('aria-label') ?? focused.textContent ?? '';
};
const widest = (): number =>
  Math.max(
    ...[...document.querySelectorAll('html, dialog[open]')].map(({ scrollWidth, clientWidth }) =>
      scrollWidth > clientWidth ? scrollWidth : document.documentElement.clientWidth,
    ),
  );
