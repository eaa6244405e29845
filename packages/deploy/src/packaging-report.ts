import { alignedTable } from './aligned-table.ts';
import { bundleFaults, kilobytes } from './bundle-rules.ts';
import type { PackagingOutcome } from './package-all.ts';

const HEADINGS = ['service', 'function', 'bundle', 'zip', ''] as const;
const RIGHT_ALIGNED = [2, 3];

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
  return alignedTable([[...HEADINGS], ...rows], RIGHT_ALIGNED);
}

/** Whether every service packaged and every bundle keeps the rules. */
export function packagingSucceeded(outcomes: readonly PackagingOutcome[]): boolean {
  return outcomes.every(
    ({ packaged }) =>
      packaged?.functions.every((packagedFunction) => bundleFaults(packagedFunction).length === 0) ?? false,
  );
}
