/**
 * Writes the zone table from the installed source of zone rules, or tells whether it is behind.
 *
 *   node packages/scheduling/src/zone-release/zones-command.ts [--check]
 *
 * With `--check` nothing is written; it fails when the table is not the source's, older than Node's rules, or when a newer
 * source has been on the registry for two weeks.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ZONE_TABLE } from '../zone-table.ts';
import { newestSource } from './newest-source.ts';
import { SOURCE_PACKAGE } from './source-zone-rules.ts';
import { judgeZoneTable } from './zone-table-age.ts';
import { zoneTableText } from './zone-table-text.ts';

const REGISTRY_TIMEOUT_MS = 20_000;
const file = join(import.meta.dirname, '../zone-table.ts');

if (process.argv.includes('--check')) {
  const manifest = createRequire(import.meta.url)(`${SOURCE_PACKAGE}/package.json`) as { readonly version: string };
  const newest = await newestSource(REGISTRY_TIMEOUT_MS);
  const { isBehind, message } = judgeZoneTable({
    tableRelease: ZONE_TABLE.release,
    isAsSource: (await readFile(file, 'utf8')) === zoneTableText(),
    runtimeRelease: process.versions.tz,
    installedVersion: manifest.version,
    ...(newest !== undefined && { newest }),
    now: Date.now(),
  });
  (isBehind ? process.stderr : process.stdout).write(`${message}\n`);
  if (isBehind) process.exitCode = 1;
} else {
  await writeFile(file, zoneTableText());
}
