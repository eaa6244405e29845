import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

let shared: Promise<Browser> | undefined;

/** The one browser of all files of a worker; it ends with the worker. Each test closes the contexts that it has opened. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}

/** A Chromium that is an npm package, so that nothing has to be installed beside. It talks to nobody but the page's own hosts. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--no-default-browser-check',
    ],
  });
}
