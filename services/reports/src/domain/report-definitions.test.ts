import { readFileSync } from 'node:fs';
import { REPORT_GROUPINGS, REPORT_TYPES } from '@frontdesk/contracts/report';
import { describe, expect, it } from 'vitest';
import { reportTable } from './report-table.ts';

const pageOf = (name: string): string => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');

describe('the definition of', () => {
  it.each(REPORT_TYPES)('%s has a page with each column, grouping and source', (type) => {
    const page = pageOf(`reports/${type}.md`);
    const [groupBy] = REPORT_GROUPINGS[type];
    const measures = reportTable(type, groupBy, []).columns.filter(({ unit }) => unit !== 'group');
    for (const { name } of measures) expect(page).toContain(`\`${name}\``);
    const groupings = page.slice(page.indexOf('`groupBy`'));
    for (const grouping of REPORT_GROUPINGS[type]) expect(groupings).toContain(`\`${grouping}\``);
    expect(page).toMatch(/^Source: /m);
    expect(pageOf('reports.md')).toContain(`[\`${type}\`](reports/${type}.md)`);
  });
});
