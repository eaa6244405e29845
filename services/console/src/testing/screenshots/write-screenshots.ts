/**
 * `pnpm screenshots`: writes docs/screenshots/*.png, every view of the console with a sample day.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import { launchBrowser } from '@frontdesk/ui/testing/browser';
import { DeskTab, type DeskTabOptions } from '../desk-tab.ts';
import { SAMPLE_CALLS, sendCall } from '../sample-calls.ts';
import { bookAhead, bookSampleDay, nextMonday } from './sample-day.ts';

const directory = join(import.meta.dirname, '../../../../../docs/screenshots');
const practiceId = 'p001';

await using cleanUp = new AsyncDisposableStack();
await mkdir(directory, { recursive: true });
const cloud = cleanUp.adopt(await startLocalCloud({ demo: true }), (started) => started.stop());
const browser = cleanUp.adopt(await launchBrowser(), (started) => started.close());
const day = await bookSampleDay(cloud, nextMonday(new Date()));

const url = cloud.urls.console;
const shoot = async (tab: DeskTab, name: string): Promise<void> => {
  const file = join(directory, `${name}.png`);
  // Nothing is pointed at, what flies in has arrived, and no cursor blinks.
  await tab.page.mouse.move(0, 0);
  await tab.page.waitForLoadState('networkidle');
  await tab.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  process.stdout.write(`${file}\n`);
};
const signedIn = async (options: Partial<DeskTabOptions> = {}): Promise<DeskTab> => {
  const tab = await DeskTab.open(browser, { url, practiceId, viewport: { width: 1280, height: 860 }, ...options });
  await tab.page.locator('[data-state=live]').waitFor();
  await tab.showDay(day);
  return tab;
};

const signIn = await browser.newPage({ viewport: { width: 1280, height: 860 } });
await signIn.goto(url);
await signIn.getByRole('heading', { name: 'Sign in' }).waitFor();
await signIn.waitForLoadState('networkidle');
await signIn.screenshot({ path: join(directory, 'sign-in.png') });

const tab = await signedIn();
const { page } = tab;
await tab.appointment('Sample, Nora').waitFor();
await shoot(tab, 'day');

await tab.appointment('Testcase, Mira').click();
await shoot(tab, 'appointment');
await page.getByRole('button', { name: 'Reschedule' }).click();
await tab.freeTimes.nth(4).click();
await shoot(tab, 'reschedule');
await page.getByRole('button', { name: 'Back' }).click();
await page.getByRole('button', { name: 'Cancel appointment' }).click();
await shoot(tab, 'cancel');
await page.keyboard.press('Escape');

await page.keyboard.press('?');
await page.getByRole('heading', { name: 'Keys' }).waitFor();
await shoot(tab, 'keys');
await page.keyboard.press('Escape');
await page.keyboard.press('w');
await page.locator('#week-heading').waitFor();
await tab.appointment('Sample, Nora').waitFor();
await shoot(tab, 'week');
await tab.showDay(day);

await page.getByRole('link', { name: 'Insurance' }).click();
await page.getByLabel('Go to day').fill(day);
await page.getByText('Reading the list …').waitFor({ state: 'detached' });
await shoot(tab, 'insurance');
await page.getByRole('link', { name: 'Appointments' }).click();
await tab.showDay(day);

await page.keyboard.press('/');
await page.getByRole('searchbox').fill('Sample 1980-05-17');
await page.keyboard.press('Enter');
await page.locator('.found-patients > li').first().waitFor();
await shoot(tab, 'find');
await page.keyboard.press('Escape');

await page.getByRole('button', { name: 'Book an appointment' }).click();
await tab.freeTimes.first().waitFor();
await shoot(tab, 'search');
await tab.freeTimes.first().click();
await page.getByText('This time is held for you.').waitFor();
await tab.typePatient('Sample', 'Patient');
await shoot(tab, 'booking');
await page.keyboard.press('Escape');

const secret = cloud.secrets().find(({ name }) => name === 'WebhookSecret')?.value ?? '';
for (const call of SAMPLE_CALLS)
  await sendCall({ url: `${cloud.urls.appApi}/calls/webhook`, secret }, practiceId, call);
await tab.showCalls();
// A call is connected until its end is known.
await page.locator('.call-column:last-child .call-card').nth(1).waitFor();
await page.locator('.call-card.connected').waitFor();
await shoot(tab, 'calls');

const monday = nextMonday(new Date());
await bookAhead(cloud, monday);
const boss = await signedIn({ role: 'manager' });
await boss.showCalls();
await boss.page.locator('.live-numbers').waitFor();
await shoot(boss, 'manager-calls');
await boss.page.getByRole('link', { name: 'Manage' }).click();
await boss.page.getByLabel('Monday from').first().waitFor();
await shoot(boss, 'manager-hours');
await boss.page.getByRole('link', { name: 'Appointment types' }).click();
await boss.page.getByRole('button', { name: 'Add a type' }).waitFor();
await shoot(boss, 'manager-types');
await boss.page.getByRole('link', { name: 'Practice', exact: true }).click();
await boss.page.getByRole('form', { name: 'Practice' }).waitFor();
await shoot(boss, 'manager-practice');
await boss.page.getByRole('link', { name: 'Insurance plans' }).click();
await boss.page.locator('section.panel h2').first().waitFor();
await shoot(boss, 'manager-insurance');
await boss.page.getByRole('link', { name: 'Vendors' }).click();
await boss.page.getByRole('heading', { name: 'Vendors', level: 1 }).waitFor();
await boss.page.getByText('Reading …').waitFor({ state: 'detached' });
await shoot(boss, 'manager-vendors');
await boss.page.getByRole('link', { name: 'Reports' }).click();
await boss.page.getByLabel('Last day').fill(day);
await boss.page.getByLabel('First day').fill(day);
await boss.page.getByRole('button', { name: 'Show' }).click();
await boss.page.locator('#report-heading').waitFor({ timeout: 60_000 });
await shoot(boss, 'manager-reports');
await boss.page.getByRole('link', { name: 'Closed times' }).click();
await boss.page.getByLabel('All day').uncheck();
await boss.page.getByLabel('Day', { exact: true }).fill(monday);
await boss.page
  .getByRole('button', { name: /^Move or cancel/ })
  .first()
  .waitFor();
await shoot(boss, 'manager-closures');
await boss.showDay(day);
await boss.appointment('Sample, Nora').click();
await boss.page.getByText('Who did what').click();
await boss.page.locator('.audit li').first().waitFor();
await shoot(boss, 'manager-audit');

const dark = await signedIn({ colorScheme: 'dark' });
await dark.appointment('Sample, Nora').waitFor();
await shoot(dark, 'day-dark');

const phone = await signedIn({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
await phone.appointment('Sample, Nora').waitFor();
await shoot(phone, 'phone-day');
await phone.page.getByRole('button', { name: 'Book an appointment' }).click();
await phone.freeTimes.first().waitFor();
await shoot(phone, 'phone-search');
