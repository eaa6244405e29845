import { describe, expect, it } from 'vitest';
import { formatInstant } from './instant.ts';
import { resolveRange } from './search-range.ts';

const newYork = 'America/New_York';
function resolved(from: string, to: string, timeZone = newYork): string[] {
  const answer = resolveRange({ from, to }, timeZone);
  if ('faults' in answer) return answer.faults.map(({ pointer, message }) => `${pointer} ${message}`);
  return [formatInstant(answer.range.start, timeZone), formatInstant(answer.range.end, timeZone)];
}

describe('resolveRange', () => {
  it('takes dates as local days, the last included, however long they are', () => {
    expect(resolved('2026-03-08', '2026-03-08')).toEqual(['2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00']);
    expect(resolved('2026-11-01', '2026-11-02')).toEqual(['2026-11-01T00:00:00-04:00', '2026-11-03T00:00:00-05:00']);
  });

  it('takes instants as they are, and mixes them with dates', () => {
    expect(resolved('2026-07-06T12:00:00Z', '2026-07-06')).toEqual([
      '2026-07-06T08:00:00-04:00',
      '2026-07-07T00:00:00-04:00',
    ]);
    expect(resolved('2026-07-06T12:00:01Z', '2026-07-06T13:00:00.5Z')).toEqual([
      '2026-07-06T08:01:00-04:00',
      '2026-07-06T09:01:00-04:00',
    ]);
  });

  it('takes instants to the fraction of a second for what may begin within a minute', () => {
    const noon = Date.parse('2026-07-06T12:00:00Z') / 60_000;
    const asked = { from: '2026-07-06T12:00:15Z', to: '2026-07-06T12:00:45Z' };
    expect(resolveRange(asked, newYork)).toEqual({ faults: [{ pointer: '/to', message: 'is not after from' }] });
    const range = { start: noon + 0.25, end: noon + 0.75 };
    expect(resolveRange(asked, newYork, 'at-any-instant')).toEqual({ range });
  });

  it('allows 31 days and no more, counted on the wall clock', () => {
    expect(resolved('2026-10-15', '2026-11-14')).toHaveLength(2);
    expect(resolved('2026-10-15T00:00:00-04:00', '2026-11-15T00:00:00-05:00')).toHaveLength(2);
    expect(resolved('2026-10-15', '2026-11-15')).toEqual(['/to is more than 31 days after from']);
    expect(resolved('2026-07-01T00:00:00Z', '2026-08-01T00:01:00Z')).toEqual(['/to is more than 31 days after from']);
  });

  it('refuses an end that is not after the start', () => {
    expect(resolved('2026-07-06', '2026-07-05')).toEqual(['/to is not after from']);
    expect(resolved('2026-07-06T12:00:00Z', '2026-07-06T12:00:00Z')).toEqual(['/to is not after from']);
  });

  it('points at what is neither a date nor an instant with offset', () => {
    const message = 'is neither a date nor an instant with offset';
    expect(resolved('2026-02-30', '2026-07-06T12:00:00')).toEqual([`/from ${message}`, `/to ${message}`]);
    expect(resolved('2026-07-06', 'tomorrow')).toEqual([`/to ${message}`]);
  });

  it('does not fall over at the end of the calendar', () => {
    expect(resolved('9999-12-31', '9999-12-31')).toHaveLength(1);
    expect(resolved('0001-01-01', '0001-01-01', 'Asia/Tokyo')).toHaveLength(2);
    expect(resolved('0000-01-01', '0001-01-01')).toHaveLength(1);
  });
});
