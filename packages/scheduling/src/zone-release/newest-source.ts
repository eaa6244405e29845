import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SOURCE_PACKAGE } from './source-zone-rules.ts';

/** The newest version of the source package and when it appeared, by npm's own client and so by the registry that is set up.
 *  `undefined` when the registry does not answer within the time (milliseconds): that is no fault of the table. */
export async function newestSource(
  timeoutMs: number,
): Promise<{ readonly version: string; readonly publishedAt: number } | undefined> {
  const asked = promisify(execFile)('npm', ['view', SOURCE_PACKAGE, 'version', 'time', '--json', '--fetch-retries=0'], {
    timeout: timeoutMs,
    maxBuffer: 4_000_000,
  });
  const answer = await asked.catch(() => undefined);
  return answer === undefined ? undefined : readAnswer(answer.stdout);
}

/** Reads what `npm view` printed; `undefined` when it says nothing of use. */
export function readAnswer(json: string): { readonly version: string; readonly publishedAt: number } | undefined {
  try {
    const { version, time } = JSON.parse(json) as { version?: string; time?: Record<string, string> };
    const publishedAt = Date.parse(time?.[version ?? ''] ?? '');
    return version === undefined || Number.isNaN(publishedAt) ? undefined : { version, publishedAt };
  } catch {
    return undefined;
  }
}
