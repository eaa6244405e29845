import type { PackagedFunction } from './package-service.ts';

/** A cold start reads and compiles every byte. */
export const LARGEST_BUNDLE_BYTES = 450_000;

/** What is wrong with a packaged function, a sentence each; empty when nothing is. */
export function bundleFaults({ bundleBytes, files }: PackagedFunction): string[] {
  const faults: string[] = [];
  if (bundleBytes > LARGEST_BUNDLE_BYTES) {
    faults.push(`${kilobytes(bundleBytes)} is over the limit of ${kilobytes(LARGEST_BUNDLE_BYTES)}`);
  }
  if (!files.some(({ name }) => name.endsWith('/handler.js'))) faults.push('it holds no handler');
  for (const { name } of files) {
    if (!name.endsWith('/handler.js')) faults.push(`${name} does not belong in it`);
  }
  return faults;
}

/** `123.4 KB`, a thousand bytes each. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
