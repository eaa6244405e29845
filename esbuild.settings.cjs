const { join } = require('node:path');

/**
 * How a function becomes one file. Packaging (serverless-esbuild) and the local cloud both read this, so what runs
 * locally is what is deployed.
 *
 * CommonJS without a single `import()`: on Node 22 and newer an ES module's import of `node:http` loads undici too,
 * 20 to 40 ms of every cold start. The ES builds of the dependencies come first so that what is unused falls away
 * (the AWS SDK's commands, zod's locales). The official SDK is inside (ADR-0030): the one that Lambda brings is another
 * version on another day, and slower to load. Two things of it stay out. Of the ways to find credentials only the
 * environment is left, the one that Lambda uses. Event streams, which no call of ours has, are replaced: keeping them would
 * keep everything that they import from falling away.
 *
 * @type {import('esbuild').BuildOptions & { exclude: string[]; skipRebuild: boolean }}
 */
module.exports = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  supported: { 'dynamic-import': false },
  mainFields: ['module', 'main'],
  external: [],
  exclude: [],
  alias: {
    '@aws-sdk/credential-provider-node': join(__dirname, 'packages/aws/src/environment-credentials.ts'),
    '@smithy/core/event-streams': join(__dirname, 'packages/aws/src/no-event-streams.ts'),
  },
  minify: true,
  keepNames: false,
  legalComments: 'none',
  // Node reads and V8 scans a file of plain ASCII as one byte a character; a single `…` makes it two.
  charset: 'ascii',
  sourcemap: false,
  // The plugin's own: by default it keeps esbuild ready for more, which after a failed build never ends.
  skipRebuild: true,
};
