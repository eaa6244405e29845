import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const BUNDLE = join(dirname(createRequire(import.meta.url).resolve('@scalar/api-reference/style.css')), 'browser');
/** Parts that talk to Scalar's own servers: its assistant, and what advertises its products. */
const LEFT_OUT = /^(?:AgentScalar|ExploreScalar)/;

/** Adds the explorer's engine as Scalar has bundled it, below `/assets`, and tells the page where as `SCALAR_URL`. Each release of
 *  it has a place of its own, since its files are kept for good. */
export function scalarFiles(): Plugin {
  const { version } = JSON.parse(readFileSync(join(BUNDLE, '../../package.json'), 'utf8')) as { version: string };
  const directory = `assets/scalar-${version}`;
  return {
    name: 'scalar-files',
    config: () => ({ define: { SCALAR_URL: JSON.stringify(`/${directory}/standalone.esm.js`) } }),
    async generateBundle() {
      const chunks = (await readdir(join(BUNDLE, 'chunks'))).filter(
        (name) => name.endsWith('.js') && !LEFT_OUT.test(name),
      );
      for (const path of ['standalone.esm.js', ...chunks.map((name) => `chunks/${name}`)]) {
        const text = await readFile(join(BUNDLE, path), 'utf8');
        const source = text.replace(/\n\/\/# sourceMappingURL=.*$/m, '');
        this.emitFile({ type: 'asset', fileName: `${directory}/${path}`, source });
      }
    },
  };
}
