import { resourcesOf, type Template } from './packaged-template.ts';

/** What a packaged function is configured with, and what its role allows. */
export interface FunctionInTemplate {
  /** The key in serverless.yml. */
  key: string;
  properties: FunctionProperties;
  statements: readonly PolicyStatement[];
}

export interface FunctionProperties {
  FunctionName: string;
  Handler: string;
  Runtime: string;
  Architectures: readonly string[];
  MemorySize: number;
  Timeout: number;
  Environment: { Variables: Readonly<Record<string, unknown>> };
  Role: { 'Fn::GetAtt': readonly [roleId: string, attribute: string] };
}

/** `Fn::Sub` is taken away: a resource is its text with `${AWS::…}` in it. */
export interface PolicyStatement {
  effect: string;
  actions: readonly string[];
  resources: readonly string[];
  /** As it is written; absent: none. */
  condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every function of a template with the statements of its own role. */
export function functionsInTemplate(template: Template): FunctionInTemplate[] {
  return resourcesOf(template, 'AWS::Lambda::Function').map(([, { Properties }]) => {
    const properties = Properties as unknown as FunctionProperties;
    // A service's name may have hyphens, a key has none.
    const key = properties.FunctionName.split('-').at(-1) ?? '';
    return { key, properties, statements: roleStatements(template, properties.Role['Fn::GetAtt'][0]) };
  });
}

/** What every function behind the App API may do besides: count the request against its practice's limit. */
export const REQUEST_COUNT = 'rate-limits: UpdateItem';

/** What a function may do to tables, as `table: Action, …` lines in alphabetical order; an index as `table/index`. */
export function tableGrants({ statements }: FunctionInTemplate, stage: string): string[] {
  const actionsOfTable = new Map<string, Set<string>>();
  for (const { actions, resources } of statements) {
    for (const resource of resources.filter((text) => text.includes(':dynamodb:'))) {
      const table = resource.replace(/^.*:table\//, '').replace(`frontdesk-${stage}-`, '');
      const known = actionsOfTable.get(table) ?? new Set();
      for (const action of actions) known.add(action.replace('dynamodb:', ''));
      actionsOfTable.set(table, known);
    }
  }
  return [...actionsOfTable].map(([table, actions]) => `${table}: ${[...actions].sort().join(', ')}`).sort();
}

interface StatementInTemplate {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: NonNullable<PolicyStatement['condition']>;
}

interface Policy {
  PolicyDocument: { Statement: readonly StatementInTemplate[] };
}

function roleStatements(template: Template, roleId: string): PolicyStatement[] {
  const policies = (template.Resources[roleId]?.Properties.Policies ?? []) as readonly Policy[];
  return policies.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map(({ Effect, Action, Resource, Condition }) => ({
      effect: Effect,
      actions: [Action].flat(),
      resources: [Resource].flat().map(resourceText),
      ...(Condition !== undefined && { condition: Condition }),
    })),
  );
}

function resourceText(resource: unknown): string {
  const substituted = (resource as { 'Fn::Sub'?: string })['Fn::Sub'];
  return substituted ?? (typeof resource === 'string' ? resource : JSON.stringify(resource));
}
