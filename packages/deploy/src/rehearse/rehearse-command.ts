import { parseArgs } from 'node:util';
import { isLoopback, rehearsalEnvironment } from './loopback.ts';
import { MockAws } from './mock-aws.ts';
import { chosenPython, missingPythonTools } from './python-tools.ts';
import { rehearsalTable, rehearse } from './rehearsal.ts';
import type { Step } from './scene.ts';
import { STEPS } from './steps.ts';
import { walkSteps } from './walk.ts';
import { makeWorkingCopy } from './working-copy.ts';

const USAGE = `pnpm rehearse [--walk] [--verbose]

Deploys, changes and removes everything on a mock AWS on this machine; --walk follows docs/deploy.md instead, command by
command. Needs Python 3 with moto[server], cfn-lint and awscli, jq, and no AWS account.
`;

const { values } = parseArgs({
  options: {
    walk: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

process.exitCode = values.help ? usage() : await main(values.walk ? await walkSteps() : STEPS);

function usage(): 0 {
  say(USAGE);
  return 0;
}

async function main(steps: readonly Step[]): Promise<0 | 1> {
  const endpoint = process.env.AWS_ENDPOINT_URL;
  if (endpoint !== undefined && !isLoopback(endpoint)) {
    return refuse(`Refused: AWS_ENDPOINT_URL is ${endpoint}, which is not this machine; a rehearsal never leaves it.`);
  }
  const python = chosenPython();
  const missing = await missingPythonTools(python);
  if (missing !== undefined) return refuse(missing);

  const started = performance.now();
  const copy = await makeWorkingCopy();
  const mock = await MockAws.start(python);
  try {
    say(`A mock AWS listens on ${mock.endpoint}; a copy of the repository is in ${copy.directory}.`);
    const scene = {
      directory: copy.directory,
      stage: 'dev',
      mock,
      python,
      environment: rehearsalEnvironment(mock.endpoint, withTools(copy.directory, python)),
      ...(values.verbose && { onLine: (line: string) => say(`    ${line}`) }),
    };
    const results = await rehearse(steps, scene, say);
    const { placeholders } = await mock.state();
    const succeeded = results.length === steps.length && results.every((result) => result.succeeded);
    say(`\n${rehearsalTable(results, steps)}\n`);
    if (placeholders.length > 0)
      say(`Stored by the mock and no more (cfn-lint read them): ${placeholders.join(', ')}.`);
    say(
      `${succeeded ? 'The rehearsal ended well' : 'The rehearsal failed'} after ${minutes(performance.now() - started)}.`,
    );
    return succeeded ? 0 : 1;
  } finally {
    await mock.stop();
    await copy.remove();
  }
}

/** The copy's own tools come first, then the Python that was asked for. */
function withTools(directory: string, python: string): NodeJS.ProcessEnv {
  const path = `${directory}/node_modules/.bin:${process.env.PATH ?? ''}`;
  return { ...process.env, PATH: path, FRONTDESK_PYTHON: python, npm_config_yes: 'true' };
}

function refuse(sentence: string): 1 {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

function minutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
