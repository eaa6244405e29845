/**
 * Writes what is generated from the contracts: the OpenAPI document and the pages on errors, events and statuses.
 *
 *   node packages/contracts/src/cli/write-openapi.ts [--check]
 *
 * With `--check` nothing is written; it fails when a file is not what the contracts say.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generatedDocuments } from '../generated-documents.ts';

const root = join(import.meta.dirname, '../../../..');
const check = process.argv.includes('--check');
const stale: string[] = [];

for (const [path, text] of Object.entries(generatedDocuments())) {
  const file = join(root, path);
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === text) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

if (check && stale.length > 0) {
  process.stderr.write(`Out of date, run \`pnpm openapi\`: ${stale.join(', ')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(stale.length === 0 ? 'Everything is up to date.\n' : `Written: ${stale.join(', ')}\n`);
}
