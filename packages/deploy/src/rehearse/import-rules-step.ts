import { CloudFormationClient, CreateChangeSetCommand, type ResourceToImport } from '@aws-sdk/client-cloudformation';
import { clientOptions, type Scene, type Step } from './scene.ts';

const TABLE = {
  Type: 'AWS::DynamoDB::Table',
  DeletionPolicy: 'Retain',
  Properties: {
    TableName: 'frontdesk-staging-schedules',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'practiceId', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'practiceId', KeyType: 'HASH' }],
  },
};
const { DeletionPolicy: _none, ...WITHOUT_POLICY } = TABLE;
const QUEUE = { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain', Properties: {} };
const NAMED: ResourceToImport = {
  ResourceType: TABLE.Type,
  LogicalResourceId: 'Table',
  ResourceIdentifier: { TableName: TABLE.Properties.TableName },
};

interface Import {
  template: { Resources: Record<string, object>; Outputs?: object };
  named: ResourceToImport[];
  /** How CloudFormation says why not. */
  refusal: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources.html */
const REFUSED: Record<string, Import> = {
  'a resource without a deletion policy': {
    template: { Resources: { Table: WITHOUT_POLICY } },
    named: [NAMED],
    refusal: 'must have DeletionPolicy',
  },
  'a resource beside that is not named and would be made': {
    template: { Resources: { Table: TABLE, Queue: QUEUE } },
    named: [NAMED],
    refusal: 'missing from ResourcesToImport',
  },
  'a table that is not there': {
    template: { Resources: { Table: TABLE } },
    named: [{ ...NAMED, ResourceIdentifier: { TableName: 'frontdesk-staging-nowhere' } }],
    refusal: 'was not found',
  },
  'a table by another property': {
    template: { Resources: { Table: TABLE } },
    named: [{ ...NAMED, ResourceIdentifier: { Arn: 'arn:aws:dynamodb:us-east-1:123456789012:table/x' } }],
    refusal: 'identified by',
  },
  'an output': {
    template: { Resources: { Table: TABLE }, Outputs: { name: { Value: 'x' } } },
    named: [NAMED],
    refusal: '[Outputs]',
  },
  'a reference to what is not imported': {
    template: { Resources: { Table: { ...TABLE, Properties: { ...TABLE.Properties, TableName: { Ref: 'Absent' } } } } },
    named: [NAMED],
    refusal: 'Template error',
  },
};

/** The mock imports by CloudFormation's rules, or the runbook's success on it would say nothing. */
export const importRules: Step = {
  name: 'refuse imports as CloudFormation does',
  async run(scene) {
    const client = new CloudFormationClient(clientOptions(scene));
    const before = await stackNames(scene);
    for (const [what, given] of Object.entries(REFUSED)) await demandRefusal(client, 'frontdesk-import', what, given);
    // In place of what a standing stack has, and of what another stack has.
    const [taken, foreign] = [`frontdesk-slots-${scene.stage}`, `frontdesk-import-${scene.stage}`];
    const table = { template: { Resources: { Table: TABLE } }, named: [NAMED] };
    await demandRefusal(client, taken, 'a change of what stands', { ...table, refusal: 'changes nothing else' });
    await demandRefusal(client, foreign, "another stack's table", { ...table, refusal: 'already exists in stack' });
    client.destroy();
    if ((await stackNames(scene)) !== before) throw new Error('A refused import has left a stack.');
    return `${Object.keys(REFUSED).length + 2} refused, each for its own reason`;
  },
};

async function demandRefusal(client: CloudFormationClient, stack: string, what: string, given: Import): Promise<void> {
  const { template, named, refusal } = given;
  const command = new CreateChangeSetCommand({
    StackName: stack,
    ChangeSetName: 'refused',
    ChangeSetType: 'IMPORT',
    TemplateBody: JSON.stringify(template),
    ResourcesToImport: named,
  });
  const said = await client.send(command).then(
    () => 'nothing: it was accepted',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (!said.includes(refusal))
    throw new Error(`Importing ${what} should be refused with "${refusal}"; CloudFormation said ${said}`);
}

async function stackNames({ mock }: Scene): Promise<string> {
  return (await mock.state()).stacks.map(({ name }) => name).join();
}
