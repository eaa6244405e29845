import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

export interface DeskTabOptions extends BrowserContextOptions {
  /** Where the console is. */
  readonly url: string;
  readonly practiceId: string;
  readonly role?: 'agent' | 'manager';
  /** The day whose address is opened; the page's own, which is today, without. */
  readonly day?: string;
  /** Something to do before the page is opened. */
  prepare?(page: Page): Promise<void>;
}

const VIEWPORT = { width: 1280, height: 900 };

/** One person at the desk: a browser context of their own, signed in. */
export class DeskTab {
  readonly page: Page;
  /** What the page wrote to the browser's console, and errors that nothing caught. */
  readonly console: string[] = [];
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.on('console', (message) => this.console.push(message.text()));
    page.on('pageerror', (error) => this.console.push(String(error)));
  }

  static async open(browser: Browser, options: DeskTabOptions): Promise<DeskTab> {
    const { url, practiceId, role = 'agent', day, prepare, ...context } = options;
    const opened = await browser.newContext({ viewport: VIEWPORT, ...context });
    const page = await opened.newPage();
    const tab = new DeskTab(page, url);
    await prepare?.(page);
    await page.goto(day === undefined ? url : `${url}/#/day/${day}`);
    await page.getByLabel('Practice').fill(practiceId);
    await page.getByLabel('Role').selectOption(role);
    await page.getByRole('button', { name: 'Sign in' }).click();
    if (day === undefined) await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor();
    else await tab.#isShown(day);
    return tab;
  }

  get connection(): Locator {
    return this.page.locator('[data-state]');
  }

  /** Closes what is open, and gives the page the size and the network that it had at first. */
  async clear(): Promise<void> {
    const { page } = this;
    await page.unrouteAll({ behavior: 'wait' });
    await page.setViewportSize(VIEWPORT);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    const gone = page.getByLabel('Show cancelled and missed');
    if (await gone.isVisible()) await gone.uncheck();
  }

  async showDay(day: string): Promise<void> {
    await this.page.goto(`${this.#url}/#/day/${day}`);
    await this.#isShown(day);
  }

  /** The sheet of another day is shown until the page has heard of the new address. */
  async #isShown(day: string): Promise<void> {
    const column = this.page.locator(`a[href$="/${day}"]`);
    await this.page.locator('.day-grid[aria-busy=false]', { has: column }).waitFor();
  }

  async showCalls(): Promise<void> {
    await this.page.getByRole('link', { name: 'Calls' }).click();
    await this.page.getByRole('heading', { name: 'Calls today' }).waitFor();
  }

  /** The appointments of the day that is shown whose card has this text: names as they are listed, family name first. */
  appointment(text: string): Locator {
    return this.page.locator('button.appointment', { hasText: text });
  }

  /** The free times of the day that is chosen. */
  get freeTimes(): Locator {
    return this.page.locator('button.time');
  }

  /** With whom, in the search for free times. */
  get withProvider(): Locator {
    return this.page.getByRole('combobox', { name: 'With', exact: true });
  }

  /** Searches, and holds the first free time. */
  async holdFirstTime(appointmentType = 'Exam'): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Book an appointment' }).click();
    const types = page.getByLabel('What for');
    const wanted = await types.locator('option', { hasText: appointmentType }).textContent();
    await types.selectOption(wanted);
    await this.freeTimes.first().click();
    await page.getByText('This time is held for you.').waitFor();
  }

  async typePatient(givenName: string, familyName: string): Promise<void> {
    await this.page.getByLabel('Given name').fill(givenName);
    await this.page.getByLabel('Family name').fill(familyName);
    await this.page.getByLabel('Date of birth').fill('1980-05-17');
  }

  async submitBooking(): Promise<void> {
    await this.page.getByRole('button', { name: 'Book', exact: true }).click();
  }

  async book(givenName: string, familyName: string): Promise<void> {
    await this.holdFirstTime();
    await this.typePatient(givenName, familyName);
    await this.submitBooking();
    await this.page.getByText(`Booked: ${givenName} ${familyName}`).waitFor();
  }
}
