import { parseArgs } from 'node:util';
import { deployableServices } from '../deployable-services.ts';
import { awsReleaseDesk } from './aws-release-desk.ts';
import { promote, rollback } from './release-desk.ts';

const USAGE = `pnpm promote <service> --stage <stage> [--dry-run]    all calls to the version released last
pnpm rollback <service> --stage <stage> [--dry-run]   stops a release under way; or takes the last one back
`;
const REGION = 'us-east-1';
const ACTIONS = { promote, rollback };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const [action = '', service = ''] = positionals;
const known = deployableServices().map(({ name }) => name);

if (values.help || !(action in ACTIONS)) {
  say(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else if (!known.includes(service) || values.stage === undefined) {
  say(
    values.stage === undefined ? 'Which stage? --stage dev, staging or prod.' : `Which service? ${known.join(', ')}.`,
  );
  process.exitCode = 1;
} else {
  await act(action as keyof typeof ACTIONS, service, values.stage);
}

async function act(name: keyof typeof ACTIONS, service: string, stage: string): Promise<void> {
  const region = process.env.AWS_REGION ?? REGION;
  const desk = awsReleaseDesk({ service, stage }, { region });
  const steps = await ACTIONS[name](desk, { dryRun: values['dry-run'] });
  const prefix = values['dry-run'] ? 'would be: ' : '';
  for (const { functionName, done } of steps) say(`${functionName}: ${prefix}${done}`);
  if (steps.length === 0) {
    say(`${service} has no function with an alias in stage ${stage}: is it deployed?`);
    process.exitCode = 1;
  }
}
