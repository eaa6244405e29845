import type { PackagedFunction } from './package-service.ts';

/** A cold start reads and compiles every byte. */
export const LARGEST_BUNDLE_BYTES = 450_000;
/** These post to connections by undici, which alone is 290 KB, and no request waits while they start. See ADR-0013. */
const PUSHING: ReadonlySet<string> = new Set(['pushLane', 'recordEvents', 'recordLateEvents', 'subscribe']);
const LARGEST_PUSHING_BUNDLE_BYTES = 900_000;

/** What is wrong with a packaged function, a sentence each; empty when nothing is. */
export function bundleFaults({ name: key, bundleBytes, files }: PackagedFunction): string[] {
  const faults: string[] = [];
  const largest = PUSHING.has(key) ? LARGEST_PUSHING_BUNDLE_BYTES : LARGEST_BUNDLE_BYTES;
  if (bundleBytes > largest) faults.push(`${kilobytes(bundleBytes)} is over the limit of ${kilobytes(largest)}`);
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
