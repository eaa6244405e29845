import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { progressReporter } from './progress-reporter.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is written, without the escape sequences of color. */
function reporter({ isTTY = false } = {}) {
  let written = '';
  const write = (text: string): boolean => {
    written += text;
    return true;
  };
  const progress = progressReporter({ isTTY, write } as NodeJS.WriteStream);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
  return { ...progress, written: () => written.replace(/\u001b\[\d+m/g, '') };
}

it('names a step that takes longer than two seconds while it is under way, and nothing before', () => {
  const { step, written } = reporter();
  step('Starting');
  step('Filling');
  vi.advanceTimersByTime(1_999);
  expect(written()).toBe('');
  vi.advanceTimersByTime(1);
  expect(written()).toBe('  Filling …\n');
  vi.advanceTimersByTime(60_000);
  expect(written()).toBe('  Filling …\n');
  step('Counting');
  vi.advanceTimersByTime(2_000);
  expect(written()).toBe('  Filling …\n  Counting …\n');
});

it('writes over its line on a terminal, and takes it away in the end', () => {
  const { step, done, written } = reporter({ isTTY: true });
  step('Filling');
  vi.advanceTimersByTime(2_000);
  step('Counting');
  vi.advanceTimersByTime(2_000);
  expect(written()).toBe('  Filling …\r\u001b[2K  Counting …');
  step('Ending');
  done();
  vi.advanceTimersByTime(60_000);
  expect(written()).toBe('  Filling …\r\u001b[2K  Counting …\r\u001b[2K');
});
