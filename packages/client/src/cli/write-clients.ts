/**
 * Writes the clients' types and their tables of operations from docs/openapi.
 *
 *   node packages/client/src/cli/write-clients.ts [--check]
 *
 * With `--check` nothing is written; it fails when a file is not what its document says.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { CLIENT_DOCUMENTS, generatedApi, generatedFile } from './generated-api.ts';

for (const name of CLIENT_DOCUMENTS) {
  const text = await generatedApi(name);
  const file = generatedFile(name);
  if ((await readFile(file, 'utf8').catch(() => undefined)) === text) continue;
  if (process.argv.includes('--check')) {
    process.stderr.write(`Out of date, run \`pnpm openapi\`: packages/client/src/generated/${name}.ts\n`);
    process.exitCode = 1;
  } else {
    await writeFile(file, text);
    process.stdout.write(`Written: packages/client/src/generated/${name}.ts\n`);
  }
}
