/**
 * Writes the client's types and its table of operations from docs/openapi/app-api.json.
 *
 *   node packages/client/src/cli/write-app-api.ts [--check]
 *
 * With `--check` nothing is written; it fails when the file is not what the document says.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { APP_API_FILE, generatedAppApi } from './generated-app-api.ts';

const text = await generatedAppApi();
const current = (await readFile(APP_API_FILE, 'utf8').catch(() => undefined)) === text;
if (process.argv.includes('--check')) {
  if (!current) {
    process.stderr.write('Out of date, run `pnpm openapi`: packages/client/src/generated/app-api.ts\n');
    process.exitCode = 1;
  }
} else if (!current) {
  await writeFile(APP_API_FILE, text);
  process.stdout.write('Written: packages/client/src/generated/app-api.ts\n');
}
