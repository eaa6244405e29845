import { CloudFormationClient, CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { stackName } from '../stack-identity.ts';
import { attempt, clientOptions, type Scene, type Step } from './scene.ts';

/** What another team may have under our stack's name. */
const FOREIGN = { table: 'payroll', queue: 'payroll-runs' };
const FOREIGN_TEMPLATES = {
  JSON: JSON.stringify({
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName: FOREIGN.table,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        },
      },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: FOREIGN.queue } },
    },
  }),
  YAML: `Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: ${FOREIGN.queue}}\n`,
};

/** A stack that is not ours stays as it is, whatever tool made it. */
export const foreignStack: Step = {
  name: 'leave a foreign stack of our name alone',
  async run(scene) {
    const client = new CloudFormationClient(clientOptions(scene));
    const StackName = stackName({ service: 'platform', stage: scene.stage });
    for (const [form, TemplateBody] of Object.entries(FOREIGN_TEMPLATES)) {
      await client.send(new CreateStackCommand({ StackName, TemplateBody }));
      const before = await holdings(scene);
      const { exitCode, output } = await attempt(scene, `sls deploy --stage ${scene.stage}`, 'services/platform');
      if (exitCode === 0 || !output.includes('is not ours')) throw new Error(`It was not refused:\n${output}`);
      const after = await holdings(scene);
      if (after !== before) throw new Error(`The stack of ${form} was ${before} and is ${after}.`);
      await client.send(new DeleteStackCommand({ StackName }));
    }
    client.destroy();
    return 'refused, written in JSON and in YAML; its table and queue are there';
  },
};

/** The last resources of the platform's template: whatever is kept is made by then. */
const FAILS = 'AWS::SNS::TopicPolicy';

/** CloudFormation takes a first deployment back that fails halfway, and nothing of it stops the second. */
export const failedFirstDeployment: Step = {
  name: 'fail the first deployment halfway',
  async run(scene) {
    await fetch(`${scene.mock.endpoint}/rehearsal/fail?${FAILS}`);
    const { exitCode, output } = await attempt(scene, `sls deploy --stage ${scene.stage}`, 'services/platform');
    if (exitCode === 0) throw new Error(`It did not fail:\n${output}`);
    const { tables, stacks } = await scene.mock.state();
    if (tables.length > 0) throw new Error(`These tables would refuse the next deployment: ${tables.join(', ')}.`);
    return `${stacks.map(({ status }) => status).join(', ')}; no table, pool or secret is left`;
  },
};

/** A stage that people work with is not taken away by a command that names it by mistake. */
export const refusedRemoval: Step = {
  name: 'refuse to remove without the word',
  async run(scene) {
    const before = await holdings(scene);
    // In a service's folder: at the root, osls-compose forgets the outputs of what it could not remove (docs/deploy.md).
    for (const word of ['', ' --param iAmSure=dev']) {
      const command = `sls remove --stage ${scene.stage}${word}`;
      const { exitCode, output } = await attempt(scene, command, 'services/edge');
      if (exitCode === 0 || !output.includes('iAmSure=')) throw new Error(`${command} was not refused:\n${output}`);
    }
    if ((await holdings(scene)) !== before) throw new Error('Something was removed.');
    return 'nothing was removed';
  },
};

/** Everything that stands, as a text to compare. */
async function holdings(scene: Scene): Promise<string> {
  const { stacks, tables, queues, functions, buckets } = await scene.mock.state();
  const names = stacks.map(({ name, status, resources }) => `${name} ${status} ${Object.keys(resources).length}`);
  return JSON.stringify({ names, tables, queues, functions: Object.keys(functions), buckets });
}
