/** Who may import whom. Each rule's comment is what a developer reads when it fails. */

const ours = (...names) => `^packages/(${names.join('|')})/`;
const otherThan = (...names) => `^(packages/(?!(${names.join('|')})/)|services/)`;
const npm = (...names) => `node_modules/(${names.join('|')})`;

/** Tests, and what only tests use. */
const TESTS = '\\.(test|fixture)\\.ts$|/src/(testing|suites)/|^packages/(testing|bench)/';

/** A digest is as pure as a sum, and so is zlib's CRC-32. */
const DIGESTS = '^(crypto|zlib)$';

/** What every door of the API shares, in layers as a service has them. */
const SHARED = ['booking', 'calls', 'insurance', 'practices', 'subscriptions', 'webhooks'];

/** Whatever has layers: a service, or a package that services share. */
const LAYERED = `^(services/[^/]+|packages/(?:${SHARED.join('|')}))/src`;

/** A layer may import these of its own layers, the same of the packages that services share, these packages, and nothing
 *  from npm. */
const layer = (name, own, packages, comment) => ({
  name: `${name}-import-only-inwards`,
  comment,
  severity: 'error',
  from: { path: `${LAYERED}/${name}/`, pathNot: TESTS },
  to: {
    pathNot: [
      `^$1/src/(${own.join('|')})/`,
      `^packages/(${SHARED.join('|')})/src/(${own.join('|')})/`,
      ours(...packages),
      DIGESTS,
    ],
  },
});

export default {
  forbidden: [
    {
      name: 'services-never-import-each-other',
      comment: 'Services share packages, events and table grants. Move what both need into a package.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'packages-never-import-services',
      comment: 'A package serves every service, so it knows none.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^services/' },
    },
    {
      name: 'core-and-scheduling-stand-alone',
      comment: 'They are pure: nothing of ours, no AWS.',
      severity: 'error',
      from: { path: '^packages/(core|scheduling)/' },
      to: { path: ['^services/', '^packages/', npm('@aws-', '@smithy/', '@middy/')], pathNot: '^packages/$1/' },
    },
    {
      name: 'contracts-import-only-core',
      comment: 'The schemas are shared with clients: they bring nothing that runs on AWS.',
      severity: 'error',
      from: { path: ours('contracts') },
      to: { path: [otherThan('contracts', 'core'), npm('@aws-', '@smithy/', '@middy/')] },
    },
    {
      name: 'lambda-aws-and-upstream-import-only-pure-packages',
      comment: 'The chain, the storage and the calls to other companies know neither each other nor a service.',
      severity: 'error',
      from: { path: '^packages/(lambda|aws|upstream)/', pathNot: TESTS },
      to: { path: ['^packages/', '^services/'], pathNot: ['^packages/$1/', ours('core', 'contracts', 'scheduling')] },
    },
    {
      name: 'only-lambda-imports-middy-and-powertools',
      comment: 'Everyone else uses the chains of packages/lambda and the ports of packages/core.',
      severity: 'error',
      from: { pathNot: ours('lambda', 'bench') },
      to: { path: npm('@middy/', '@aws-lambda-powertools/') },
    },
    {
      name: 'only-adapters-import-the-aws-sdk',
      comment: 'Functions wire and use cases decide; what talks to AWS is an adapter or packages/aws.',
      severity: 'error',
      from: { pathNot: [`${LAYERED}/adapters/`, ours('aws', 'local', 'deploy'), TESTS] },
      to: { path: npm('@aws-sdk/', '@smithy/') },
    },
    layer('domain', ['domain'], ['core', 'contracts', 'scheduling'], 'The domain is pure.'),
    layer(
      'ports',
      ['ports', 'domain'],
      ['core', 'contracts', 'scheduling'],
      'A port says what is needed, not by what.',
    ),
    layer(
      'use-cases',
      ['use-cases', 'ports', 'domain'],
      ['core', 'contracts', 'scheduling'],
      'A use case takes its ports as arguments; it never reaches for an adapter.',
    ),
    {
      name: 'adapters-do-not-decide',
      comment: 'An adapter is called by use cases and by nobody else; it calls none.',
      severity: 'error',
      from: { path: `${LAYERED}/adapters/`, pathNot: TESTS },
      to: { path: [`${LAYERED}/use-cases/`, '^services/[^/]+/src/functions/'] },
    },
    {
      name: 'functions-are-the-outermost',
      comment: 'Nothing imports a handler but its test.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/(?!functions/)', pathNot: TESTS },
      to: { path: '^services/[^/]+/src/functions/' },
    },
    {
      name: 'shared-packages-stand-apart',
      comment: 'A door may need one without the others; what both need is in core, contracts, scheduling or aws.',
      severity: 'error',
      from: { path: ours(...SHARED), pathNot: TESTS },
      to: { path: ours(...SHARED), pathNot: '^packages/$1/' },
    },
    {
      name: 'service-model-stands-alone',
      comment: 'The local cloud and the deployment read the same services, so the reader knows neither.',
      severity: 'error',
      from: { path: ours('service-model') },
      to: { path: otherThan('service-model') },
    },
    {
      name: 'nothing-deployed-imports-tests',
      comment: 'packages/testing, local, service-model and deploy stay on the machine of whoever builds.',
      severity: 'error',
      from: {
        path: '^services/|^packages/(core|contracts|scheduling|lambda|aws|upstream|booking|insurance|practices|webhooks)/',
        pathNot: TESTS,
      },
      to: {
        path: [
          ours('testing', 'local', 'service-model', 'deploy', 'bench'),
          '/src/(testing|suites)/',
          npm('vitest', 'fast-check'),
        ],
      },
    },
    {
      name: 'zone-rules-are-read-from-the-table',
      comment:
        'moment-timezone is the source of the zone table and the oracle of its tests; a bundle reads the table (ADR-0004).',
      severity: 'error',
      from: { pathNot: ['^packages/scheduling/src/zone-release/', TESTS] },
      to: { path: npm('moment', 'moment-timezone') },
    },
    {
      name: 'deployed-code-takes-zod-mini',
      comment: "zod's methods cannot be left out of a bundle: import * as z from 'zod/mini' (ADR-0006).",
      severity: 'error',
      from: {
        path: '^services/|^packages/(core|contracts|scheduling|lambda|aws|upstream|booking|insurance|practices|webhooks)/',
        pathNot: TESTS,
      },
      to: { path: npm('zod/(?!mini/)') },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable-imports',
      comment: 'Is it in the package.json of the package that imports it?',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Imports of types count too.
    tsPreCompilationDeps: true,
    exclude: { path: '(^|/)(dist|coverage|\\.serverless|\\.esbuild|\\.cache)/' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
