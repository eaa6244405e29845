import { Practice } from '@frontdesk/testing/app-api/practice';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import { dateOf } from '@frontdesk/testing/app-api/times';
import { sharedBrowser } from '@frontdesk/ui/testing/browser';
import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
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
  signedIn(options?: Partial<DeskTabOptions>): Promise<DeskTab>;
  atDay(options?: Partial<DeskTabOptions>): Promise<DeskTab>;
  /** Lets the practice's telephone ring. */
  ring(call: SampleCall): Promise<string>;
}

/** For each test of a file a practice of its own, open from nine to five. */
export function consoleSuite(name: string, providerIds = ['dr-adams', 'dr-baker']): ConsoleSuite {
  let browser: Browser;
  let practice: Practice;
  const providers = providerIds.map((providerId) => ({ providerId, weekly }));
  beforeAll(async () => {
    browser = await sharedBrowser();
  });
  beforeEach(async () => {
    practice = await Practice.open(name, { providers });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });

  const signedIn = (options: Partial<DeskTabOptions> = {}): Promise<DeskTab> =>
    DeskTab.open(browser, { url: sharedCloud.console, practiceId: practice.id, ...options });
  return {
    get practice() {
      return practice;
    },
    get browser() {
      return browser;
    },
    get url() {
      return sharedCloud.console;
    },
    signedIn,
    atDay: (options = {}) => signedIn({ day, ...options }),
    ring: (call) => {
      const { appApi, webhookSecret: secret } = sharedCloud;
      return sendCall({ url: `${appApi}/calls/webhook`, secret }, practice.id, call);
    },
  };
}
