import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** One developer of a vendor: a browser context of their own. */
export class VendorTab {
  readonly page: Page;
  readonly #url: string;
  /** What the page wrote to the browser's console as an error, and errors that nothing caught. */
  readonly faults: string[] = [];
  /** Addresses that were asked for at other origins than the page's own and those that are let. */
  readonly foreign: string[] = [];

  private constructor(page: Page, url: string, mayAsk: readonly string[]) {
    this.page = page;
    this.#url = url;
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('request', (request) => {
      const address = request.url();
      const isKnown = [url, ...mayAsk].some((origin) => address.startsWith(`${origin}/`));
      if (!isKnown) this.foreign.push(address);
    });
  }

  /** `mayAsk`: origins beside the page's own. */
  static async open(
    browser: Browser,
    { url, mayAsk, ...context }: BrowserContextOptions & { url: string; mayAsk: readonly string[] },
  ): Promise<VendorTab> {
    const opened = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
    const tab = new VendorTab(await opened.newPage(), url, mayAsk);
    await tab.goTo('/');
    return tab;
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.#url}${path}`);
    await this.page.locator('h1').first().waitFor();
  }

  /** Signs somebody up for whom there is no account yet, and waits for the sandbox. */
  async signUp(email = `${randomUUID()}@sample-vendor.test`): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByRole('button', { name: 'Sign up or sign in' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Your sandbox is ready' }).waitFor();
    await this.page.getByRole('region', { name: 'Your test key' }).waitFor();
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) }).click();
  }

  /** Code that the page shows, word for word. */
  async code(label: string): Promise<string> {
    const shown = await this.page.getByRole('region', { name: label, exact: true }).locator('code').textContent();
    return shown ?? '';
  }
}
