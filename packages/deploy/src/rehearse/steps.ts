import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deployableServices } from '../deployable-services.ts';
import { stackName } from '../stack-identity.ts';
import { failedFirstDeployment, foreignStack, refusedRemoval } from './guard-steps.ts';
import { importRules } from './import-rules-step.ts';
import type { MockState } from './mock-aws.ts';
import { reAdopt } from './re-adopt-steps.ts';
import { releaseRules } from './release-rules-step.ts';
import { rollBackAndPromote } from './release-steps.ts';
import { restoreTable } from './restore-steps.ts';
import { attempt, changedFunctions, type Scene, type Step, shell } from './scene.ts';
import { certificate } from './staging-certificate.ts';
import { importTestPractice } from './test-practice-step.ts';

/** The service that is deployed alone, and the function of it that is changed. */
const SERVICE = 'slots';
const FUNCTION = 'searchSlots';
const HANDLER = 'services/slots/src/functions/search-slots/handler.ts';

const install: Step = {
  name: 'install from the lockfile',
  async run(scene) {
    await shell(scene, 'npx --yes pnpm@12.21.0 install --frozen-lockfile --prefer-offline');
    return 'in a copy of the repository';
  },
};

const lint: Step = {
  name: 'package for every stage and lint',
  async run(scene) {
    const { output } = await shell(scene, 'npx --yes pnpm@12.21.0 lint:templates');
    return output.trimEnd().split('\n').at(-1) ?? '';
  },
};

const refuse: Step = {
  name: 'refuse prod without its certificate',
  async run(scene) {
    const { exitCode, output } = await attempt(scene, 'sls deploy --stage prod');
    const sentence = output.split('\n').find((line) => line.includes('certificate') && line.includes('us-east-1'));
    if (exitCode === 0 || sentence === undefined) throw new Error(`It was not refused as it should be:\n${output}`);
    const { stacks } = await scene.mock.state();
    if (stacks.length > 0) throw new Error('It was refused too late: a stack was made.');
    return 'before anything was made';
  },
};

const deployAll: Step = {
  name: 'deploy all',
  async run(scene) {
    await shell(scene, `sls deploy --stage ${scene.stage}`);
    const state = await scene.mock.state();
    const expected = deployableServices().map(({ name }) => stackName({ service: name, stage: scene.stage }));
    const complete = state.stacks.filter(({ status }) => status.endsWith('_COMPLETE')).map(({ name }) => name);
    const absent = expected.filter((name) => !complete.includes(name));
    if (absent.length > 0) throw new Error(`Not deployed: ${absent.join(', ')}.`);
    const resources = state.stacks.reduce((sum, stack) => sum + Object.keys(stack.resources).length, 0);
    return `${expected.length} stacks, ${resources} resources, ${Object.keys(state.functions).length} functions`;
  },
};

const deployOne: Step = {
  name: `deploy ${SERVICE} alone`,
  async run(scene) {
    const before = await scene.mock.state();
    await shell(scene, `sls deploy --stage ${scene.stage} --force`, `services/${SERVICE}`);
    const changed = changedFunctions(before, await scene.mock.state());
    if (changed.length > 0) throw new Error(`The same sources gave other code: ${changed.join(', ')}.`);
    return "with the platform's outputs from its stack; no code changed";
  },
};

const deployFunction: Step = {
  name: `change ${FUNCTION} and deploy it`,
  async run(scene) {
    const before = await scene.mock.state();
    await appendFile(join(scene.directory, HANDLER), '\nprocess.env.FRONTDESK_REHEARSAL = "changed";\n');
    await shell(scene, `sls deploy function --function ${FUNCTION} --stage ${scene.stage}`, `services/${SERVICE}`);
    return onlyItsCodeChanged(scene, before);
  },
};

const deployChange: Step = {
  name: `deploy ${SERVICE} with the change`,
  async run(scene) {
    const before = await scene.mock.state();
    await appendFile(join(scene.directory, HANDLER), `\nprocess.env.FRONTDESK_REHEARSAL_AGAIN = "${scene.stage}";\n`);
    await shell(scene, `sls deploy --stage ${scene.stage}`, `services/${SERVICE}`);
    return onlyItsCodeChanged(scene, before);
  },
};

const removeAll: Step = {
  name: 'remove all',
  async run(scene) {
    const before = await scene.mock.state();
    // The word is for stages that people work with; dev needs none.
    await shell(scene, `I_AM_SURE=${scene.stage} sls remove --stage ${scene.stage}`);
    const after = await scene.mock.state();
    const standing = [...after.stacks.map(({ name }) => name), ...Object.keys(after.functions), ...after.buckets];
    if (standing.length > 0) throw new Error(`Left behind: ${standing.join(', ')}.`);
    const kept = retainedTables(before);
    const left = after.tables.filter((name) => name.includes(`-${scene.stage}-`));
    if (left.length !== kept) throw new Error(`${left.length} tables are left; ${kept} are retained.`);
    return `nothing is left but the ${kept} retained tables`;
  },
};

const releaseByAlias: Step = {
  name: 'invoke through aliases, released by CodeDeploy',
  async run(scene) {
    const { stacks } = await scene.mock.state();
    const types = stacks.flatMap(({ resources }) => Object.values(resources).map(({ type }) => type));
    const count = (type: string): number => types.filter((one) => one === type).length;
    const [aliases, groups] = [count('AWS::Lambda::Alias'), count('AWS::CodeDeploy::DeploymentGroup')];
    if (aliases === 0 || aliases !== groups) throw new Error(`${aliases} aliases, and ${groups} deployment groups.`);
    return `${aliases} aliases, each with its deployment group`;
  },
};

/** A step in another stage than the rehearsal's. */
const inStage = (stage: string, { name, run }: Step): Step => ({
  name: `${stage}: ${name}`,
  run: (scene) => run({ ...scene, stage }),
});

/** The rehearsal in its order: everything of `dev`, which anybody may do at once, then of `staging`, which is deployed as prod is. */
export const STEPS: readonly Step[] = [
  install,
  lint,
  refuse,
  ...[foreignStack, failedFirstDeployment, deployAll, deployOne, deployFunction, deployChange, removeAll].map((step) =>
    inStage('dev', step),
  ),
  ...[
    certificate,
    importTestPractice,
    deployAll,
    releaseByAlias,
    deployChange,
    releaseRules,
    rollBackAndPromote({ service: SERVICE, functionName: FUNCTION, handler: HANDLER }),
    restoreTable,
    importRules,
    refusedRemoval,
    removeAll,
    reAdopt,
  ].map((step) => inStage('staging', step)),
];

async function onlyItsCodeChanged(scene: Scene, before: MockState): Promise<string> {
  const changed = changedFunctions(before, await scene.mock.state());
  const expected = `${SERVICE}-${scene.stage}-${FUNCTION}`;
  if (changed.join() !== expected) {
    throw new Error(`The code of ${expected} should have changed alone; changed: ${changed.join(', ') || 'none'}.`);
  }
  return "its code changed and no other's";
}

function retainedTables(state: MockState): number {
  const resources = state.stacks.flatMap((stack) => Object.values(stack.resources));
  return resources.filter(({ type, retained }) => type === 'AWS::DynamoDB::Table' && retained).length;
}
