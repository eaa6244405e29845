// Loaded into a run of `sls package` whose template alone is wanted: bundling is two thirds of such a run's processor time.
// Every function becomes a file that says what it is; nothing that is deployed comes this way.
const { mkdirSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, extname, join } = require('node:path');

/** @type {(options: import('esbuild').BuildOptions) => Promise<object>} */
async function build({ entryPoints: [entry], outdir }) {
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, `${basename(entry, extname(entry))}.js`), '// Packaged without its code.\n');
  return { errors: [], warnings: [] };
}

const load = Module._load;
Module._load = function (request, ...others) {
  const loaded = load.call(this, request, ...others);
  return request === 'esbuild' ? { ...loaded, build } : loaded;
};
