/**
 * Writes the Partner API's resources, which are generated from its routes.
 *
 *   node packages/deploy/src/partner-api/write-partner-api.ts [--check]
 *
 * With `--check` nothing is written; it fails when the file is not what the routes say.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { stringify } from 'yaml';
import { partnerApiTemplate } from './partner-api-template.ts';

const FILE = 'services/partners/resources/rest-api.generated.yml';
const file = join(import.meta.dirname, '../../../..', FILE);
const body = stringify(partnerApiTemplate(PARTNER_ROUTES), { lineWidth: 0, aliasDuplicateObjects: false });
const text = `# Generated from packages/contracts/src/partner-routes.ts by \`pnpm openapi\`. Do not edit.\n${body}`;
const present = await readFile(file, 'utf8').catch(() => undefined);

if (present === text) {
  process.stdout.write(`${FILE} is up to date.\n`);
} else if (process.argv.includes('--check')) {
  process.stderr.write(`Out of date, run \`pnpm openapi\`: ${FILE}\n`);
  process.exitCode = 1;
} else {
  await writeFile(file, text);
  process.stdout.write(`Written: ${FILE}\n`);
}
