import pico from 'picocolors';
import { type Finding, verdict } from './bench.ts';

const HEADER = ['', 'measured', '×', 'target', ''];

/** Findings as aligned lines; the verdicts are coloured when a person looks. */
export function findingsTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ what, measured, ratio, target }) => [
    what,
    measured,
    ratio === undefined ? '' : ratio.toFixed(2),
    target?.text ?? '',
    target === undefined ? '' : verdict(target),
  ]);
  const widths = HEADER.map((_, column) => Math.max(...[HEADER, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [pico.dim(line(HEADER)), ...rows.map((row) => coloured(line(row), row[4] ?? ''))].join('\n');
}

function coloured(line: string, outcome: string): string {
  if (outcome === '') return line;
  const start = line.slice(0, line.length - outcome.length);
  return start + (outcome === 'met' ? pico.green(outcome) : pico.red(outcome));
}
