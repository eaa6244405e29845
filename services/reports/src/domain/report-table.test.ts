import { describe, expect, it } from 'vitest';
import { reportTable } from './report-table.ts';

const groupsOf = (groups: readonly unknown[][]): unknown[] => groups.map(([group]) => group);

describe('the table of a report', () => {
  it('has days, hours and lead times in their own order, names by their letters, and what is not known last', () => {
    const measured = (groups: readonly (string | number | null)[]) => groups.map((group) => [group, 2, 1]);
    const rows = (groupBy: 'weekday' | 'leadTime' | 'appointmentType', groups: readonly (string | null)[]) =>
      groupsOf(reportTable('no-shows', groupBy, measured(groups)).rows as unknown[][]);
    expect(rows('weekday', ['sun', 'mon', 'wed'])).toEqual(['mon', 'wed', 'sun']);
    expect(rows('leadTime', ['30+', null, '7-13', '0', '2-6'])).toEqual(['0', '2-6', '7-13', '30+', null]);
    expect(rows('appointmentType', ['exam', 'Zoo', 'contact-lens'])).toEqual(['Zoo', 'contact-lens', 'exam']);
    const hours = reportTable(
      'calls',
      'hour',
      [10, 9, 23].map((hour) => [hour, 1, 1, 0, null, null, null]),
    );
    expect(groupsOf(hours.rows as unknown[][])).toEqual([9, 10, 23]);
  });

  it('has a ratio of four digits, and none without a whole', () => {
    expect(reportTable('no-shows', 'weekday', [['mon', 3, 1]]).rows).toEqual([['mon', 3, 1, 0.3333]]);
    expect(reportTable('utilization', 'hour', [[9, 2, 60, 0]]).rows).toEqual([[9, 2, 60, 0, null]]);
  });
});
