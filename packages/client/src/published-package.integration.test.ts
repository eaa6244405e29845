import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const { publishConfig, dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(root, 'node_modules/.published-'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [
    compiler,
    '--project',
    join(root, 'tsconfig.build.json'),
    '--outDir',
    join(directory, 'dist'),
  ]);
  const { name, version, type } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await writeFile(join(directory, 'package.json'), JSON.stringify({ name, version, type, ...publishConfig }));
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('has JavaScript and types where its exports say', () => {
  for (const entry of Object.values<Record<string, string>>(publishConfig.exports)) {
    for (const file of Object.values(entry)) expect(existsSync(join(directory, file)), file).toBe(true);
  }
});

it('runs as it is published, with no package of this workspace', async () => {
  const script = `
    import { createAppApiClient } from '@frontdesk/client/app-api-client';
    import { RealtimeClient } from '@frontdesk/client/realtime-client';
    import { FrontdeskError } from '@frontdesk/client/frontdesk-error';
    const api = createAppApiClient({ baseUrl: 'http://127.0.0.1:1', token: () => 't', attempts: 1 });
    const error = await api.readAppointment({ path: { id: 'apt_1' } }).catch((caught) => caught);
    console.log(error instanceof FrontdeskError, error.code, typeof RealtimeClient);`;
  const { stdout } = await run(process.execPath, ['--no-strip-types', '--input-type=module', '--eval', script], {
    cwd: directory,
  });
  expect(stdout.trim()).toBe('true NETWORK function');
  expect(Object.keys(dependencies).filter((name) => name.startsWith('@frontdesk/'))).toEqual([]);
});
