import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { deployableServices, REPOSITORY_ROOT } from './deployable-services.ts';
import { packageAll } from './package-all.ts';
import { packagingSucceeded, packagingTable } from './packaging-report.ts';

const USAGE = `pnpm run package [--stage dev|staging|prod] [service …]

CloudFormation and bundles of every service, or of those named, offline; into dist/<stage>/<service>.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { stage: { type: 'string', default: 'dev' }, help: { type: 'boolean', default: false } },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

if (values.help) {
  say(USAGE);
} else {
  process.exitCode = await packageServices(values.stage, positionals);
}

async function packageServices(stage: string, chosen: readonly string[]): Promise<0 | 1> {
  const all = deployableServices();
  const unknown = chosen.filter((name) => !all.some((service) => service.name === name));
  if (unknown.length > 0) {
    say(`There is no service ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}.`);
    return 1;
  }
  const outputDirectory = join(REPOSITORY_ROOT, 'dist', stage);
  const started = performance.now();
  const outcomes = await packageAll({
    services: chosen.length === 0 ? all : all.filter(({ name }) => chosen.includes(name)),
    stage,
    outputDirectory,
    onStart: (service) => say(`  ${service}: packaging for ${stage} …`),
    onEnd: ({ service, packaged, error }) =>
      say(packaged ? `✔ ${service}: ${seconds(packaged.durationMs)}` : `✘ ${service}\n${error?.message}`),
  });
  say(`\n${packagingTable(outcomes)}\n`);
  const succeeded = packagingSucceeded(outcomes);
  const place = `${relative(REPOSITORY_ROOT, outputDirectory)}/`;
  say(`${succeeded ? `Packaged into ${place}` : 'Packaging failed'} in ${seconds(performance.now() - started)}.`);
  return succeeded ? 0 : 1;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
