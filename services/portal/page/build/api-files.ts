import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changesBetween, type Release } from '@frontdesk/contracts/partner-changes';
import type { Plugin } from 'vite';
import { atomFeed } from './atom-feed.ts';

const OPENAPI = join(import.meta.dirname, '../../../../docs/openapi');

/** Adds what the portal tells of the API and vendors' tools read too: the documents of both versions below `/openapi`, the releases
 *  with what comes next as `/changelog.json`, and the releases as the feed `/changelog.atom`. */
export function apiFiles(): Plugin {
  return {
    name: 'api-files',
    async generateBundle() {
      const emit = (fileName: string, source: string): void => void this.emitFile({ type: 'asset', fileName, source });
      for (const version of ['v1', 'v2'])
        emit(`openapi/partner-${version}.json`, await read(`partner-${version}.json`));
      const releases = JSON.parse(await read('released/partner-v2-releases.json')) as Release[];
      const released = JSON.parse(await read('released/partner-v2.json'));
      const next = changesBetween(released, JSON.parse(await read('partner-v2.json')));
      emit('changelog.json', JSON.stringify({ next, releases }));
      emit('changelog.atom', atomFeed(releases));
    },
  };
}

const read = (name: string): Promise<string> => readFile(join(OPENAPI, name), 'utf8');
