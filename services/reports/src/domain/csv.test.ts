import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

const columns = [
  { name: 'queue', unit: 'group' },
  { name: 'calls', unit: 'count' },
];

describe('a report as CSV', () => {
  it('has a header and a line for each row, as RFC 4180 ends lines', () => {
    expect(
      csvOf({
        columns,
        rows: [
          ['front', 3],
          [null, 0],
        ],
      }),
    ).toBe('queue,calls\r\nfront,3\r\n,0\r\n');
  });

  it.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@sum(a)', `"'@sum(a)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['＝1', `"'＝1"`],
  ])('gives a spreadsheet no formula to run: %j', (text, field) => {
    expect(csvOf({ columns, rows: [[text, 1]] }).slice('queue,calls\r\n'.length)).toBe(`${field},1\r\n`);
  });

  it('quotes what would end a field or a line, and leaves negative numbers alone', () => {
    const rows = [
      ['a,b', -1],
      ['say "a"', 2],
      ['two\nlines', 3],
    ];
    expect(csvOf({ columns, rows })).toBe('queue,calls\r\n"a,b",-1\r\n"say ""a""",2\r\n"two\nlines",3\r\n');
  });
});
