import { closeServer, listenOnLoopback } from '@frontdesk/local/loopback-listener';
import { consoleServer } from '@frontdesk/local/pages/console-server';
import { repositoryRoot } from '@frontdesk/local/repository-root';
import { sharedCloud } from '@frontdesk/testing/app-api/shared-cloud-addresses';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleSuite, day } from '../testing/console-suite.ts';
import { type StandInIssuer, startStandInIssuer } from '../testing/stand-in-issuer.ts';

const suite = consoleSuite('cognito');
let issuer: StandInIssuer;
let url: string;
let stop: () => Promise<unknown>;
beforeEach(async () => {
  issuer = await startStandInIssuer(() => suite.practice.token('agent'));
  const { appApi, realtime } = sharedCloud;
  const signIn = { kind: 'cognito', authority: issuer.url, clientId: 'console', scopes: ['profile'] } as const;
  const server = consoleServer({
    root: repositoryRoot,
    apiUrl: appApi,
    configuration: async () => ({ apiUrl: '/api', signIn: { ...signIn, logoutUrl: `${issuer.url}/logout` } }),
    connectTo: () => [realtime, issuer.url],
  });
  url = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
  stop = async () => {
    await closeServer(server);
    await issuer[Symbol.asyncDispose]();
  };
});
afterEach(() => stop());

const signIn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Sign in' }).click();
const shownDay = (page: Page, shown: string): Promise<unknown> =>
  expect.poll(() => page.getByLabel('Go to day').inputValue(), { timeout: 20_000 }).toBe(shown);

describe('a session of Cognito’s', () => {
  it('begins where its link led, is renewed by a reload, and ends at the sign-in page, which leads back', async () => {
    const page = await (await suite.browser.newContext()).newPage();
    await page.goto(`${url}/#/day/${day}`);
    await signIn(page);
    await shownDay(page, day);
    expect([new URL(page.url()).search, issuer.grants]).toEqual(['', ['authorization_code']]);

    await page.evaluate(expire);
    await page.reload();
    await shownDay(page, day);
    // A read that the page made by itself may have renewed it before the reload did.
    const [signedIn, ...renewed] = issuer.grants;
    expect([signedIn, new Set(renewed)]).toEqual(['authorization_code', new Set(['refresh_token'])]);

    // The issuer is away: nothing is said to be wrong with the session, and it goes on.
    issuer.mode = 'down';
    await page.evaluate(expire);
    await page.getByRole('button', { name: 'Next day' }).click();
    const problem = page.getByRole('alert').filter({ hasText: 'The appointments could not be read.' });
    await problem.getByText('The server cannot be reached.').waitFor();
    issuer.mode = 'well';
    // A read that the page makes by itself may come first; then what is to be clicked is gone.
    await problem
      .getByRole('button', { name: 'Try again' })
      .click({ timeout: 5_000 })
      .catch(() => undefined);
    await problem.waitFor({ state: 'detached' });

    issuer.mode = 'spent';
    const ended = page.getByText('Your session has ended. Sign in again to go on.');
    const button = page.getByRole('button', { name: 'Previous day' });
    // A renewal that was under way may still store a token that is good: then that one expires too.
    const expireAndRead = async (): Promise<boolean> => {
      if (await ended.isVisible()) return true;
      await page.evaluate(expire);
      await button.click({ timeout: 1_000 }).catch(() => undefined);
      return ended.isVisible();
    };
    await expect.poll(expireAndRead, { timeout: 30_000, interval: 500 }).toBe(true);
    const left = page.url();
    await signIn(page);
    await shownDay(page, /\d{4}-\d\d-\d\d/.exec(left)?.[0] ?? '');
    expect(page.url()).toBe(left);
  });
});

// Runs in the page: the access token's time is over.
const expire = (): void => {
  const key = Object.keys(sessionStorage).find((each) => each.startsWith('oidc.user:')) ?? '';
  const user = JSON.parse(sessionStorage.getItem(key) ?? '{}');
  sessionStorage.setItem(key, JSON.stringify({ ...user, expires_at: Math.floor(Date.now() / 1000) - 60 }));
};
