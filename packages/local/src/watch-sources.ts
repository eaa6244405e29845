import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { watch } from 'chokidar';

const settleMs = 80;

/** Calls `changed` with the files that changed under the services' and packages' sources and in the deployment's yml
 *  files, once they have settled. */
export const watchSources = (root: string, changed: (files: string[]) => Promise<void>): { close(): Promise<void> } => {
  let pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const flush = (): void => {
    const files = [...pending];
    pending = new Set();
    running = running.then(() => changed(files));
  };
  const watcher = watch(watchedPaths(root), { ignoreInitial: true, ignored: isIgnored });
  watcher.on('all', (_event, file) => {
    pending.add(file);
    clearTimeout(timer);
    timer = setTimeout(flush, settleMs);
  });
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
  return { close };
};

const isIgnored = (path: string): boolean => /\/(?:node_modules|\.esbuild|\.serverless)(?:\/|$)|\.test\.ts$/.test(path);

const watchedPaths = (root: string): string[] => {
  const files = readdirSync(root).filter((name) => /^(?:serverless|esbuild)[.-].*\.(?:yml|yaml|c?js|mjs)$/.test(name));
  return [join(root, 'services'), join(root, 'packages'), ...files.map((name) => join(root, name))];
};
