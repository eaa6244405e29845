import { resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import type { DeployedWorld } from './deployed-world.ts';

interface Kind {
  what: string;
  /** The properties of which CloudFormation answers a change with a new resource. */
  replacing: readonly string[];
  /** What tells one resource from others of its type under another logical id; where nothing does, a stack has one of the type. */
  name?: string;
  loss: string;
}

/** What AWS names by an id of its own: preflight cannot see that a kept one stands, only that the stack would let it go. */
export const IDENTITIES: Readonly<Record<string, Kind>> = {
  'AWS::Cognito::UserPool': { what: 'user pool', replacing: [], loss: 'an empty one, without its people' },
  'AWS::Cognito::UserPoolClient': {
    what: 'app client',
    replacing: ['GenerateSecret', 'UserPoolId'],
    name: 'ClientName',
    loss: 'one that knows nobody who has signed in',
  },
  'AWS::KMS::Key': { what: 'key', replacing: [], loss: 'one that decrypts nothing of what there is' },
};

/** No user pool, app client or key may be replaced by a new one. */
export async function identityFaults(template: Template, stack: string, world: DeployedWorld): Promise<string[]> {
  const deployed = await world.deployedTemplate(stack);
  if (deployed === undefined) return [];
  return Object.entries(IDENTITIES).flatMap(([type, kind]) => {
    const next = new Map(resourcesOf(template, type));
    return resourcesOf(deployed, type).flatMap(([id, before]) => {
      const why = whyReplaced(id, before, next, kind);
      return why === undefined ? [] : [`The ${kind.what} ${id} would be replaced by ${kind.loss}, because ${why}.`];
    });
  });
}

function whyReplaced(
  id: string,
  before: TemplateResource,
  next: ReadonlyMap<string, TemplateResource>,
  { replacing, name }: Kind,
): string | undefined {
  const after = next.get(id);
  if (after === undefined) {
    const [renamed] = [...next].find(([, { Properties }]) => isSameThing(before.Properties, Properties, name)) ?? [];
    return renamed === undefined ? undefined : `it is called ${renamed} now; keep its logical id`;
  }
  const changed = replacing.filter(
    (property) => JSON.stringify(before.Properties[property]) !== JSON.stringify(after.Properties[property]),
  );
  return changed.length === 0 ? undefined : `its ${changed.join(' and ')} changed; make a new one beside it`;
}

function isSameThing(
  before: TemplateResource['Properties'],
  next: TemplateResource['Properties'],
  name: string | undefined,
): boolean {
  return name === undefined || before[name] === next[name];
}
