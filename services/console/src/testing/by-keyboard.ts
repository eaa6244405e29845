import type { Page } from 'playwright-core';
import { expect } from 'vitest';

type Way = 'Tab' | 'Shift+Tab';

const MOST_STOPS = 80;

/** A person with a keyboard alone, who sees where the focus is: each stop on the way is checked for that. */
export class ByKeyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes on by Tab, or by another key, to what has this name. */
  async reach(name: RegExp, key: Way | 'ArrowRight' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    while (passed.length < MOST_STOPS) {
      const stop = await this.#page.evaluate(focused);
      if (name.test(stop.name)) {
        expect(stop.problem, stop.name).toBe('');
        return;
      }
      passed.push(stop.name);
      await this.#page.keyboard.press(key);
    }
    expect.fail(`${key} does not reach ${name}, but ${passed.slice(-30).join(' | ')}`);
  }

  /** Reaches, and presses. */
  async use(name: RegExp, key: 'Enter' | 'Space' = 'Enter', way: Way = 'Tab'): Promise<void> {
    await this.reach(name, way);
    await this.press(key);
  }

  /** Chooses by its beginning, or types what the field takes. */
  async fill(name: RegExp, text: string, way: Way = 'Tab'): Promise<void> {
    await this.reach(name, way);
    await this.type(text);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Waits until the page has put the focus there by itself. */
  async isAt(name: RegExp): Promise<void> {
    await expect
      .poll(() => this.#page.evaluate(focused), { timeout: 10_000 })
      .toEqual({
        name: expect.stringMatching(name),
        problem: '',
      });
  }
}

/** Runs in the page: what has the focus, and why nobody would see it. */
function focused(): { name: string; problem: string } {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { name: '', problem: 'nothing' };
  const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
  const label = isField ? element.labels?.[0] : undefined;
  const name = (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '').trim();
  // What stands for a field that is hidden carries its outline.
  const shown = label !== undefined && getComputedStyle(element).opacity === '0' ? label : element;
  const isOutlined = [shown, ...shown.querySelectorAll('*')].some((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  const { left, top, width, height } = shown.getBoundingClientRect();
  const onTop = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
  const isSeen = onTop !== null && (shown.contains(onTop) || onTop.contains(shown));
  return { name, problem: isOutlined ? (isSeen ? '' : 'hidden behind something, or out of view') : 'no outline' };
}
