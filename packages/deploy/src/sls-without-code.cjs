// Runs `sls` as often as it is told to, in one process and without the bundler. To load the framework and its plugins is most of
// the processor time of a packaged template, and to bundle is two thirds of the rest. A message asks for a run (`directory`,
// `args`); the answer (`exitCode`, `stdout`, `stderr`) follows when nothing is left to do, which is when `sls` itself would exit.
const { mkdirSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { constants } = require('node:os');
const { basename, dirname, extname, join } = require('node:path');

const framework = dirname(require.resolve('serverless/package.json'));
const own = { ...process.env };

/** In place of esbuild's: every function becomes a file that says what it is; nothing that is deployed comes this way.
 *  @type {(options: import('esbuild').BuildOptions) => Promise<object>} */
async function build({ entryPoints: [entry], outdir }) {
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, `${basename(entry, extname(entry))}.js`), '// Packaged without its code.\n');
  return { errors: [], warnings: [] };
}

const { _load, _resolveFilename } = Module;
/** @type {typeof _load} */
const load = function (request, ...others) {
  const loaded = _load.call(this, request, ...others);
  return request === 'esbuild' ? { ...loaded, build } : loaded;
};

/** Whether a module may hold the state of a run: the framework's, its plugins', and those that a service's files name. */
const mayHoldState = (path) =>
  !path.includes('/node_modules/') || /\/node_modules\/(osls|serverless-[^/]+)\/(?!.*\/node_modules\/)/.test(path);

function startAnew() {
  for (const path of Object.keys(require.cache)) if (mayHoldState(path)) delete require.cache[path];
  Object.assign(Module, { _load: load, _resolveFilename });
  for (const event of ['uncaughtException', ...Object.keys(constants.signals)]) process.removeAllListeners(event);
  for (const name of Object.keys(process.env)) if (!(name in own)) delete process.env[name];
  Object.assign(process.env, own);
  process.exitCode = undefined;
}

let written = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr']) {
  process[name].write = (chunk, ...others) => {
    written[name] += chunk;
    const done = others.find((other) => typeof other === 'function');
    if (done !== undefined) process.nextTick(done);
    return true;
  };
}

process.on('message', ({ directory, args }) => {
  startAnew();
  written = { stdout: '', stderr: '' };
  process.chdir(directory);
  process.argv = [process.execPath, join(framework, 'bin/serverless.js'), ...args];
  process.channel.unref();
  require(join(framework, 'scripts/serverless.js'));
});

process.on('beforeExit', () => {
  if (!process.connected) return;
  process.channel.ref();
  process.send({ exitCode: process.exitCode ?? 0, ...written });
});
