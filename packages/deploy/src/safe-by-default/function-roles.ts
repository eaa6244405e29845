import { referredId, resourcesOf, type Template } from '../cloudformation-template.ts';

export interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Principal?: unknown;
  Condition?: unknown;
}

interface Policy {
  PolicyDocument: { Statement: Statement[] };
}

/** The statements of each function's own role, to be added to. */
export function statementsOf(template: Template): Statement[][] {
  const roleIds = new Set(
    resourcesOf(template, 'AWS::Lambda::Function').map(([, { Properties }]) => referredId(Properties.Role)),
  );
  return [...roleIds].flatMap((id) => {
    const statements = statementsOfRole(template, id ?? '');
    return statements === undefined ? [] : [statements];
  });
}

/** The statements of a role's first policy, to be added to; undefined when it has none. */
export function statementsOfRole(template: Template, roleId: string): Statement[] | undefined {
  const [policy] = (template.Resources[roleId]?.Properties.Policies ?? []) as Policy[];
  return policy?.PolicyDocument.Statement;
}

/** X-Ray knows no resources, so this is the one `*` of a role. */
const TRACE: Statement = {
  Effect: 'Allow',
  Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
  Resource: '*',
};

/** The plugin of the roles takes every dead letter target for a topic; ours are queues. */
const NEVER_OURS: ReadonlySet<string> = new Set(['logs:CreateLogGroup', 'sns:Publish']);

/** Lets functions send their traces, and takes from them what the stack does for them: to make their log group. */
export function adjustRoles(template: Template): void {
  for (const statements of statementsOf(template)) {
    for (const statement of statements) {
      if (Array.isArray(statement.Action)) {
        statement.Action = statement.Action.filter((action) => !NEVER_OURS.has(action));
      }
    }
    statements.splice(0, statements.length, ...statements.filter(({ Action }) => !isNothing(Action)));
    statements.push(structuredClone(TRACE));
  }
}

function isNothing(action: Statement['Action']): boolean {
  return Array.isArray(action) ? action.length === 0 : NEVER_OURS.has(action);
}

/** Names the API in permissions of API Gateway that name none (the framework's for WebSocket APIs): without it, an API of any
 *  account may invoke the function. */
export function nameInvokingApis(template: Template): void {
  const [api] = resourcesOf(template, 'AWS::ApiGatewayV2::Api').filter(
    ([, { Properties }]) => Properties.ProtocolType === 'WEBSOCKET',
  );
  const apiId = api === undefined ? '*' : `\${${api[0]}}/*`;
  const arn = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:${apiId}`;
  for (const [, { Properties }] of resourcesOf(template, 'AWS::Lambda::Permission')) {
    if (Properties.Principal === 'apigateway.amazonaws.com') Properties.SourceArn ??= { 'Fn::Sub': arn };
  }
}
