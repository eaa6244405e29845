import type { PackagedFunction } from './package-service.ts';

/** A cold start reads and compiles every byte. The AWS SDK's client for DynamoDB takes about 180 KB of it. */
const LARGEST_BUNDLE_BYTES = 400_000;
/** Those that post to dashboards have a pool of sockets in them, undici (ADR-0013), and the client for SQS. */
const LARGEST_POSTING_BUNDLE_BYTES = 620_000;
const POSTING_FUNCTIONS: ReadonlySet<string> = new Set(['pushLane', 'recordEvents', 'recordLateEvents', 'subscribe']);
/** Those that have the numbering plans of all countries in them (libphonenumber), about 110 KB, and a third client. */
const LARGEST_COMPARING_BUNDLE_BYTES = 430_000;
const COMPARING_FUNCTIONS: ReadonlySet<string> = new Set(['indexPatients', 'listPatientsOfCall', 'searchPatients']);
/** A vendor's account is opened with the import of a practice, about 70 KB, and a key metered by the client for API Gateway (45 KB).
 *  It is opened once, and nobody waits at a telephone. */
const LARGEST_OPENING_BUNDLE_BYTES = 430_000;
const OPENING_FUNCTION = 'replaceAccount';

/** How large a function's bundle may be, unpacked and minified; `name` is its key in serverless.yml. */
export function largestBundleBytes(name: string): number {
  if (POSTING_FUNCTIONS.has(name)) return LARGEST_POSTING_BUNDLE_BYTES;
  if (name === OPENING_FUNCTION) return LARGEST_OPENING_BUNDLE_BYTES;
  return COMPARING_FUNCTIONS.has(name) ? LARGEST_COMPARING_BUNDLE_BYTES : LARGEST_BUNDLE_BYTES;
}

/** What is wrong with a packaged function, a sentence each; empty when nothing is. */
export function bundleFaults({ name, bundleBytes, files }: PackagedFunction): string[] {
  const faults: string[] = [];
  const largest = largestBundleBytes(name);
  if (bundleBytes > largest) faults.push(`${kilobytes(bundleBytes)} is over the limit of ${kilobytes(largest)}`);
  if (!files.some(({ name }) => name.endsWith('/handler.js'))) faults.push('it holds no handler');
  for (const { name: file } of files) {
    if (!file.endsWith('/handler.js')) faults.push(`${file} does not belong in it`);
  }
  return faults;
}

/** `123.4 KB`, a thousand bytes each. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
