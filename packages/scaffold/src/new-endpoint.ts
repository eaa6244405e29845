/** `pnpm new:endpoint`: writes the dull part of a new endpoint. CONTRIBUTING.md has the steps around it. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseEndpoint } from './endpoint.ts';
import { newFiles, withFunction, withRoute } from './endpoint-files.ts';

const USAGE = `Usage: pnpm new:endpoint <service> <operationId> <METHOD> <path> <scope>
       pnpm new:endpoint appointments checkInPatient PUT /appointments/{id}/check-in appointments:write
`;

/** Writes the endpoint's files below `root` and says which. Throws Error, having written nothing, when a word is wrong, the service is
 *  unknown or a file is there already. */
export async function newEndpoint(root: string, words: readonly string[]): Promise<string[]> {
  const endpoint = parseEndpoint(words);
  const serverlessYml = `services/${endpoint.service}/serverless.yml`;
  if (!existsSync(join(root, serverlessYml))) throw new Error(`There is no ${serverlessYml}.`);
  const routes = `packages/contracts/src/routes/${endpoint.service}.ts`;
  const files = newFiles(endpoint);
  for (const path of Object.keys(files)) if (existsSync(join(root, path))) throw new Error(`${path} is there already.`);
  files[serverlessYml] = withFunction(await readFile(join(root, serverlessYml), 'utf8'), endpoint);
  files[routes] = withRoute(await readFile(join(root, routes), 'utf8'), endpoint);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return Object.keys(files);
}

if (import.meta.main) {
  const words = process.argv.slice(2).filter((word) => word !== '--');
  try {
    const written = await newEndpoint(join(import.meta.dirname, '../../..'), words);
    process.stdout.write(
      `Written:\n${written.map((path) => `  ${path}\n`).join('')}Next: step 3 in CONTRIBUTING.md, then pnpm format.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 1;
  }
}
