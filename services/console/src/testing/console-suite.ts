import { Practice } from '@frontdesk/testing/app-api/practice';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { dateOf } from '@frontdesk/testing/app-api/times';
import { sharedBrowser } from '@frontdesk/ui/testing/browser';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { DeskTab, type DeskTabOptions } from './desk-tab.ts';
import { type SampleCall, sendCall } from './sample-calls.ts';

/** A day on which the suite's practices are open, a month ahead. */
export const day = dateOf(0);
export const weekly = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((dayOfWeek) => ({
  ...{ dayOfWeek, start: '09:00', end: '17:00' },
}));

/** An instant of that day. */
export const start = (time: string): string => `${day}T${time}:00-07:00`;
export const patient = (familyName: string) => ({ givenName: 'Sample', familyName, birthDate: '1980-05-17' });

export const live = (tab: DeskTab): Promise<void> =>
  expect.poll(() => tab.connection.getAttribute('data-state'), { timeout: 20_000 }).toBe('live');

export interface ConsoleSuite {
  readonly practice: Practice;
  readonly browser: Browser;
  readonly url: string;
  /** The test's own, on which the practice is open; no other test of the practice has one in its week. */
  readonly day: string;
  /** An instant of that day. */
  start(time: string): string;
  signedIn(options?: Partial<DeskTabOptions>): Promise<DeskTab>;
  atDay(options?: Partial<DeskTabOptions>): Promise<DeskTab>;
  /** Lets the practice's telephone ring. */
  ring(call: SampleCall): Promise<string>;
}

/** For each test of a file a practice of its own, open from nine to five. */
export function consoleSuite(name: string, providerIds = ['dr-adams', 'dr-baker']): ConsoleSuite {
  let practice: Practice;
  beforeEach(async () => {
    practice = await openPractice(name, providerIds);
  });
  afterEach(async () => {
    await Promise.all((await sharedBrowser()).contexts().map((context) => context.close()));
  });
  return suiteOf(
    () => practice,
    () => day,
  );
}

export interface SharedDesk extends ConsoleSuite {
  /** The tab that all tests of the file have in common, at the test's day, with nothing open. */
  desk(role?: 'agent' | 'manager'): Promise<DeskTab>;
}

/** One practice and one page for all tests of a file, and a day for each: who signs in again and again tests nothing new. */
export function sharedDesk(name: string, providerIds = ['dr-adams', 'dr-baker']): SharedDesk {
  const tabs = new Map<string, DeskTab>();
  let practice: Practice;
  let tests = 0;
  const ownDay = (): string => dateOf(7 * tests);
  beforeAll(async () => {
    practice = await openPractice(name, providerIds);
  });
  beforeEach(({ onTestFinished }) => {
    tests++;
    onTestFinished(async ({ task }) => {
      // A test that failed leaves anything behind.
      if (task.result?.state === 'fail') tabs.clear();
      const kept = new Set([...tabs.values()].map(({ page }) => page.context()));
      const others = (await sharedBrowser()).contexts().filter((context) => !kept.has(context));
      await Promise.all(others.map((context) => context.close()));
    });
  });
  afterAll(async () => {
    await Promise.all((await sharedBrowser()).contexts().map((context) => context.close()));
  });

  const suite = suiteOf(() => practice, ownDay);
  const desk = async (role: 'agent' | 'manager' = 'agent'): Promise<DeskTab> => {
    const known = tabs.get(role);
    if (known !== undefined && !known.page.isClosed()) {
      await known.clear();
      await known.showDay(ownDay());
      return known;
    }
    const opened = await suite.atDay({ role });
    tabs.set(role, opened);
    return opened;
  };
  return Object.assign(suite, { desk });
}

const openPractice = (name: string, providerIds: readonly string[]): Promise<Practice> =>
  Practice.open(name, { providers: providerIds.map((providerId) => ({ providerId, weekly })) });

function suiteOf(practice: () => Practice, ownDay: () => string): ConsoleSuite {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  });
  const signedIn = (options: Partial<DeskTabOptions> = {}): Promise<DeskTab> =>
    DeskTab.open(browser, { url: sharedCloud.console, practiceId: practice().id, ...options });
  return {
    get practice() {
      return practice();
    },
    get browser() {
      return browser;
    },
    get url() {
      return sharedCloud.console;
    },
    get day() {
      return ownDay();
    },
    start: (time) => `${ownDay()}T${time}:00-07:00`,
    signedIn,
    atDay: (options = {}) => signedIn({ day: ownDay(), ...options }),
    ring: (call) => {
      const { appApi, webhookSecret: secret } = sharedCloud;
      return sendCall({ url: `${appApi}/calls/webhook`, secret }, practice().id, call);
    },
  };
}
