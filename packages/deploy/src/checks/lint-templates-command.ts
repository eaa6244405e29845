import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deployableServices, REPOSITORY_ROOT } from '../deployable-services.ts';
import { packageAll } from '../package-all.ts';
import { chosenPython, missingPythonTools } from '../rehearse/python-tools.ts';
import type { Sls } from '../sls.ts';
import { SlsWithoutCode } from '../sls-without-code.ts';
import { cfnLintErrors } from './cfn-lint.ts';

const { values } = parseArgs({
  options: { stage: { type: 'string', multiple: true, default: ['dev', 'staging', 'prod'] } },
});

/** The role that GitHub deploys with. */
const DEPLOYER = join(REPOSITORY_ROOT, 'packages/deploy/deployer/deployer.yml');

process.exitCode = await lint(values.stage);

/** Packages every service for each stage and runs cfn-lint over the templates; 1 when it finds an error. */
async function lint(stages: readonly string[]): Promise<0 | 1> {
  const python = chosenPython();
  const missing = await missingPythonTools(python);
  if (missing !== undefined) return say(missing, 1);
  const sls = new SlsWithoutCode();
  try {
    return await lintWith(sls, stages, python);
  } finally {
    await sls.close();
  }
}

async function lintWith(sls: Sls, stages: readonly string[], python: string): Promise<0 | 1> {
  const templates: string[] = [DEPLOYER];
  for (const stage of stages) {
    say(`Packaging for ${stage} …`);
    const outcomes = await packageAll({
      services: deployableServices(),
      stage,
      outputDirectory: join(REPOSITORY_ROOT, 'dist/templates', stage),
      sls,
    });
    const failed = outcomes.filter(({ error }) => error !== undefined);
    if (failed.length > 0) {
      return say(failed.map(({ service, error }) => `${service}: ${error?.message}`).join('\n'), 1);
    }
    for (const { packaged } of outcomes) {
      if (packaged !== undefined) templates.push(join(packaged.directory, 'cloudformation-template-update-stack.json'));
    }
  }
  say(`Reading ${templates.length} templates …`);
  const errors = await cfnLintErrors(python, templates);
  if (errors !== '') return say(errors, 1);
  return say(`cfn-lint finds no error in ${templates.length} templates for ${stages.join(', ')}`, 0);
}

function say(text: string, exitCode: 0 | 1 = 0): 0 | 1 {
  process.stdout.write(`${text}\n`);
  return exitCode;
}
