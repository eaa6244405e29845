import { bundleFaults, kilobytes } from './bundle-rules.ts';
import type { PackagingOutcome } from './package-all.ts';

const HEADINGS = ['service', 'function', 'bundle', 'zip', ''] as const;
const RIGHT_ALIGNED = new Set([2, 3]);

/** The result as aligned lines: every function with its sizes and what is wrong with it. */
export function packagingTable(outcomes: readonly PackagingOutcome[]): string {
  const rows = outcomes.flatMap(({ service, packaged, error }) => {
    if (packaged === undefined) return [[service, '', '', '', `failed: ${error?.message.split('\n')[0] ?? 'unknown'}`]];
    return packaged.functions.map((packagedFunction, index) => [
      index === 0 ? service : '',
      packagedFunction.name,
      kilobytes(packagedFunction.bundleBytes),
      kilobytes(packagedFunction.zipBytes),
      bundleFaults(packagedFunction).join('; '),
    ]);
  });
  const table = [[...HEADINGS], ...rows];
  const widths = HEADINGS.map((_heading, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    RIGHT_ALIGNED.has(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return table.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

/** Whether every service packaged and every bundle keeps the rules. */
export function packagingSucceeded(outcomes: readonly PackagingOutcome[]): boolean {
  return outcomes.every(
    ({ packaged }) =>
      packaged?.functions.every((packagedFunction) => bundleFaults(packagedFunction).length === 0) ?? false,
  );
}
