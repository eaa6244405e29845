import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { describe, expect, it } from 'vitest';
import { practiceRulesItems, readPracticeRules, scheduleItem } from './practice-rules-items.ts';

const timeZone = 'America/New_York';
const schedule = { timeZone, weekly: [{ dayOfWeek: 'mon' as const, start: '09:00', end: '17:00' }], overrides: [] };
const rules: PracticeRules = {
  practiceId: 'p001',
  revision: 7,
  timeZone,
  policy: { startGridMinutes: 5, offerIntervalMinutes: 15, minimumNoticeMinutes: 60 },
  appointmentTypes: new Map([
    ['exam', { code: 'exam', durationMinutes: 30, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 }],
  ]),
  providers: new Map([
    ['dr-adams', { schedule, revision: 3, version: 2 }],
    ['dr-baker', { schedule, revision: 7, version: 1 }],
  ]),
  closures: [
    { id: 'cls_1', start: 30_000_000, end: 30_000_060 },
    { id: 'cls_2', start: 30_000_000, end: 30_000_060, providerId: 'dr-adams' },
  ],
};
const items = practiceRulesItems(rules);
const without = (key: string) => items.filter((item) => item.item?.S !== key);

describe('the items of a practice', () => {
  it('give back the rules that they were made of, in any order', () => {
    expect(readPracticeRules(items)).toMatchObject(rules);
    expect(readPracticeRules(items.toReversed())).toMatchObject({ ...rules, closures: rules.closures.toReversed() });
  });

  it('are nothing without the practice itself', () => {
    expect(readPracticeRules([])).toBeUndefined();
    expect(readPracticeRules(without('PRACTICE'))).toBeUndefined();
  });

  it.each(['CLOSURE#cls_1', 'SCHEDULE#dr-adams', 'TYPE#exam'])('are torn when %s is not among them yet', (key) => {
    expect(readPracticeRules(without(key))).toBe('torn');
  });

  it('are torn when one is there that the practice does not list', () => {
    const added = scheduleItem('p001', 'dr-cole', { schedule, revision: 8, version: 1 });
    expect(readPracticeRules([...items, added])).toBe('torn');
  });

  it.each([2, 8])('are torn when one is of another revision: %d', (revision) => {
    const other = scheduleItem('p001', 'dr-adams', { schedule, revision, version: 2 });
    expect(readPracticeRules([...without('SCHEDULE#dr-adams'), other])).toBe('torn');
  });

  it('are torn when one has been exchanged for another', () => {
    const other = scheduleItem('p001', 'dr-cole', { schedule, revision: 3, version: 1 });
    expect(readPracticeRules([...without('SCHEDULE#dr-adams'), other])).toBe('torn');
  });
});
