import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixtureRoot } from '../fixtures/start-fixture-cloud.ts';
import { repositoryRoot } from '../repository-root.ts';
import { ServiceBuilds } from './built-services.ts';
import { bundleCacheDirectory } from './bundle-cache.ts';

const anywhere = 'http://127.0.0.1:9';

/** Builds the services there as a cloud's start does. */
async function build(root: string): Promise<void> {
  const composeFile = join(root, 'serverless-compose.yml');
  const places = {
    queueEndpoint: anywhere,
    httpApiEndpoint: anywhere,
    webSocketEndpoint: anywhere,
    restApiEndpoint: anywhere,
  };
  const builds = new ServiceBuilds({ composeFile, stage: 'dev', ...places });
  try {
    await builds.bundle(await builds.resolve());
  } finally {
    await builds.dispose();
  }
}

/** Whether bundles are kept that were made of files there. */
async function isKept(root: string): Promise<boolean> {
  const names = await readdir(bundleCacheDirectory).catch(() => []);
  const kept = await Promise.all(names.map((name) => readFile(join(bundleCacheDirectory, name), 'utf8')));
  return kept.some((text) => text.includes(`${root}/`));
}

it('keeps the bundles of what lies in the repository, wherever that is, and of nothing else', async () => {
  await build(fixtureRoot);
  expect(await isKept(fixtureRoot)).toBe(true);

  const copy = await mkdtemp(join(tmpdir(), 'frontdesk-built-'));
  try {
    await cp(fixtureRoot, copy, { recursive: true });
    await symlink(join(repositoryRoot, 'node_modules'), join(copy, 'node_modules'));
    await build(copy);
    expect(await isKept(copy)).toBe(false);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});
