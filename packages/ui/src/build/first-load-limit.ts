import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Chunk = Pick<Rolldown.OutputChunk, 'type' | 'code' | 'isEntry' | 'imports'>;
type Chunks = Readonly<Record<string, Chunk | Pick<Rolldown.OutputAsset, 'type'>>>;

/** Fails a build whose page loads more script before it shows anything than `limit` bytes, gzipped. */
export function firstLoadLimit(limit: number): Plugin {
  return {
    name: 'first-load-limit',
    generateBundle(_options, bundle) {
      const size = firstLoadSize(bundle);
      if (size > limit) this.error(`The page loads ${size} bytes of script at first, gzipped: more than ${limit}.`);
    },
  };
}

/** What the entries of a bundle import, and what that imports; not what is imported when it is needed. */
export function firstLoadSize(bundle: Chunks): number {
  const wanted = Object.keys(bundle).filter((name) => chunkOf(bundle, name)?.isEntry);
  for (const name of wanted)
    for (const imported of chunkOf(bundle, name)?.imports ?? []) if (!wanted.includes(imported)) wanted.push(imported);
  return wanted.reduce((size, name) => size + gzipSync(chunkOf(bundle, name)?.code ?? '').length, 0);
}

function chunkOf(bundle: Chunks, name: string): Chunk | undefined {
  const found = bundle[name];
  return found?.type === 'chunk' ? found : undefined;
}
