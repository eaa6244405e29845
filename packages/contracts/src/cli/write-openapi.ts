/**
 * Writes what is generated from the contracts: the OpenAPI document and the pages on errors, events and statuses.
 *
 *   node packages/contracts/src/cli/write-openapi.ts [--check | --release]
 *
 * With `--check` nothing is written; it fails when a file is not what the contracts say. `--release` also keeps version 2 of the
 * Partner API as vendors have it from now on, and writes the difference into the changelog that they read; it fails when that would
 * break those who have the last one.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generatedDocuments } from '../generated-documents.ts';
import { partnerApiDocument } from '../openapi-partner-document.ts';
import type { JsonObject } from '../openapi-schemas.ts';
import { type ApiChange, changesBetween, type Release } from '../partner-changes.ts';
import { incompatibilities } from '../partner-compatibility.ts';

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

if (process.argv.includes('--release')) {
  const released = join(root, 'docs/openapi/released/partner-v2.json');
  const document = partnerApiDocument('v2');
  const before = JSON.parse(await readFile(released, 'utf8')) as JsonObject;
  const broken = incompatibilities(before, document);
  if (broken.length === 0) {
    await noteRelease(changesBetween(before, document));
    await writeFile(released, `${JSON.stringify(document, null, 2)}\n`);
  }
  process.stdout.write(broken.length === 0 ? 'Released: version 2.\n' : `Not released:\n${broken.join('\n')}\n`);
  if (broken.length > 0) process.exitCode = 1;
}

async function noteRelease(changes: readonly ApiChange[]): Promise<void> {
  if (changes.length === 0) return;
  const file = join(root, 'docs/openapi/released/partner-v2-releases.json');
  const releases = JSON.parse(await readFile(file, 'utf8')) as Release[];
  const release: Release = { date: new Date().toISOString().slice(0, 10), changes };
  await writeFile(file, `${JSON.stringify([release, ...releases], null, 2)}\n`);
}
