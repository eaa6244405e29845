import { referredId, resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';

/** The alias that callers invoke; releases move it from version to version. */
export const LIVE = 'live';

/** A function with the version that this template publishes and the alias that will point to it. */
export interface LiveFunction {
  functionId: string;
  versionId: string;
  aliasId: string;
}

/** These name the function itself, whatever version of it runs. */
const NO_INVOKERS = /^AWS::(Lambda::(Function|Version|Alias)|CloudWatch::|Logs::LogGroup|CodeDeploy::)/;

/** Makes every invoker of a function in the template (API integrations, authorisers, event sources, permissions, whatever
 *  refers to its ARN) invoke the alias `live` instead, and adds the aliases. A function that nothing refers to has none:
 *  operators invoke it by name. Changes the template and answers the functions that have an alias. */
export function invokeThroughAlias(template: Template): LiveFunction[] {
  const versionOf = new Map(
    resourcesOf(template, 'AWS::Lambda::Version').map(([id, { Properties }]) => [
      referredId(Properties.FunctionName),
      id,
    ]),
  );
  const live = resourcesOf(template, 'AWS::Lambda::Function').flatMap(([functionId]) => {
    const versionId = versionOf.get(functionId);
    return versionId === undefined ? [] : [{ functionId, versionId, aliasId: aliasIdOf(functionId) }];
  });
  const functionRoles = new Set(
    resourcesOf(template, 'AWS::Lambda::Function').map(([, { Properties }]) => referredId(Properties.Role)),
  );
  const aliases = new Map(live.map(({ functionId, aliasId }) => [functionId, aliasId]));
  const invoked = new Set<string>();
  for (const [id, resource] of Object.entries(template.Resources)) {
    // A function's own role may name functions, and must not wait for an alias that waits for the function.
    if (NO_INVOKERS.test(resource.Type) || functionRoles.has(id)) continue;
    resource.Properties = throughAlias(resource.Properties, aliases, invoked) as TemplateResource['Properties'];
  }
  if (invoked.size > 0) renameDeployments(template);
  const used = live.filter(({ aliasId }) => invoked.has(aliasId));
  for (const { functionId, versionId, aliasId } of used) {
    template.Resources[aliasId] = {
      Type: 'AWS::Lambda::Alias',
      Properties: {
        Name: LIVE,
        FunctionName: { Ref: functionId },
        FunctionVersion: { 'Fn::GetAtt': [versionId, 'Version'] },
      },
    };
  }
  return used;
}

/** A deployment is a snapshot of a WebSocket API's integrations, and the framework names it by a hash of what it knows of them:
 *  without another name, a stage that begins to release by alias would keep calling the functions themselves. */
function renameDeployments(template: Template): void {
  for (const [id, deployment] of resourcesOf(template, 'AWS::ApiGatewayV2::Deployment')) {
    const renamed = `${id}${LIVE}`;
    delete template.Resources[id];
    template.Resources[renamed] = deployment;
    for (const [, { Properties }] of resourcesOf(template, 'AWS::ApiGatewayV2::Stage')) {
      if (referredId(Properties.DeploymentId) === id) Properties.DeploymentId = { Ref: renamed };
    }
  }
}

function aliasIdOf(functionId: string): string {
  return `${functionId.replace(/LambdaFunction$/, '')}LiveAlias`;
}

/** A copy in which functions' ARNs and names are the alias's; `invoked` collects the aliases that were put in. */
function throughAlias(value: unknown, aliases: ReadonlyMap<string, string>, invoked: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => throughAlias(item, aliases, invoked));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = [], ...more] = Object.entries(value);
  if (more.length === 0) {
    const aliasId = isFunctionReference(value) ? aliases.get(referredId(value) ?? '') : undefined;
    if (aliasId !== undefined) {
      invoked.add(aliasId);
      return { Ref: aliasId };
    }
    if (name === 'Fn::Sub') return { 'Fn::Sub': substituteAlias(argument, aliases, invoked) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, throughAlias(item, aliases, invoked)]));
}

function isFunctionReference(value: object): boolean {
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string | string[] };
  return ref !== undefined || (typeof attribute === 'string' ? attribute.split('.') : attribute)?.[1] === 'Arn';
}

function substituteAlias(argument: unknown, aliases: ReadonlyMap<string, string>, invoked: Set<string>): unknown {
  if (Array.isArray(argument)) return argument.map((part) => substituteAlias(part, aliases, invoked));
  if (typeof argument !== 'string') return throughAlias(argument, aliases, invoked);
  return argument.replace(/\$\{(\w+)\.Arn\}/g, (whole, id: string) => {
    const aliasId = aliases.get(id);
    if (aliasId === undefined) return whole;
    invoked.add(aliasId);
    return `\${${aliasId}}`;
  });
}
