const { join } = require('node:path');

/**
 * How a function becomes one file. Packaging (serverless-esbuild) and the local cloud both read this, so what runs
 * locally is what is deployed.
 *
 * CommonJS without a single `import()`: on Node 22 and newer an ES module's import of `node:http` loads undici too,
 * 20 to 40 ms of every cold start. The ES builds of the dependencies come first so that what is unused falls away
 * (the AWS SDK's commands, zod's locales). The SDK is inside: the one that Lambda brings is older, and slower to load.
 * Three of its packages are replaced: the clients for DynamoDB and SQS by our own (ADR-0007), and of the ways to find
 * credentials only the environment is left, the one that Lambda uses.
 *
 * @type {import('esbuild').BuildOptions & { skipRebuild: boolean }}
 */
module.exports = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  supported: { 'dynamic-import': false },
  mainFields: ['module', 'main'],
  external: [],
  alias: {
    '@aws-sdk/client-dynamodb': join(__dirname, 'packages/aws/src/bundled-sdk/client-dynamodb.ts'),
    '@aws-sdk/client-sqs': join(__dirname, 'packages/aws/src/bundled-sdk/client-sqs.ts'),
    '@aws-sdk/credential-provider-node': join(__dirname, 'packages/aws/src/environment-credentials.ts'),
  },
  minify: true,
  keepNames: false,
  legalComments: 'none',
  charset: 'utf8',
  sourcemap: false,
  // The plugin's own: by default it keeps esbuild ready for more, which after a failed build never ends.
  skipRebuild: true,
};
