import { describe, expect, it } from 'vitest';
import { consoleSuite, patient, start } from './console-suite.ts';

const suite = consoleSuite('keyboard');

describe('without a mouse', () => {
  it('an appointment is booked, opened and marked', async () => {
    const tab = await suite.atDay();
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
    await tab.appointment('Board, Key').waitFor();

    await tabTo(/Board, Key/);
    await keyboard.press('Enter');
    // Its day is a month ahead, so that nobody can have come yet.
    expect(await page.getByRole('button', { name: 'Arrived' }).count()).toBe(0);
    await keyboard.press('Escape');
    expect(await page.evaluate(focusedName)).toMatch(/Board, Key/);

    const begun = await suite.practice.begun({ start: start('15:00'), patient: patient('Marked') });
    await tab.showDay(begun.start.slice(0, 10));
    await tab.appointment('Marked, Sample').waitFor();
    await tabTo(/Marked, Sample/);
    await keyboard.press('Enter');
    await tabTo(/^Arrived$/);
    await keyboard.press('Enter');
    await tab.appointment('Marked, Sample').filter({ hasText: 'Arrived' }).waitFor();
    expect(await page.evaluate(focusedName)).toMatch(/Marked, Sample/);
  });
});

// These run in the page.
const focusedName = (): string => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return '';
  return focused.getAttribute('aria-label') ?? focused.textContent ?? '';
};
