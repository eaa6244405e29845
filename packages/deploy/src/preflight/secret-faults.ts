import { resourcesOf, type Template } from '../cloudformation-template.ts';
import type { DeployedWorld } from './deployed-world.ts';

const REFERENCE = /\{\{resolve:secretsmanager:([^:}]+)(?::SecretString:([^:}]+))?/g;
/** A secret's ARN in a grant; Secrets Manager adds six characters of its own to the name. */
const GRANTED = /:secretsmanager:[^"]*?:secret:([A-Za-z0-9/_+=.@-]+?)-(?:\?{6}|\*)/g;

/** Every secret that the template refers to must be there, or be made by the template itself. CloudFormation would find
 *  out halfway, a function at its first call. */
export async function secretFaults(template: Template, stack: string, world: DeployedWorld): Promise<string[]> {
  const made = new Set(
    resourcesOf(template, 'AWS::SecretsManager::Secret').map(([, { Properties }]) => Properties.Name),
  );
  const text = JSON.stringify(template);
  const needed = new Map<string, Set<string>>();
  for (const [, name = '', key] of [...text.matchAll(REFERENCE), ...text.matchAll(GRANTED)]) {
    if (made.has(name)) continue;
    const keys = needed.get(name) ?? new Set();
    if (key !== undefined) keys.add(key);
    needed.set(name, keys);
  }
  const faults = await Promise.all([
    ...[...needed].map(([name, keys]) => faultsOf(name, [...keys], world)),
    leftOverFaults([...made].map(String), stack, world),
  ]);
  return faults.flat();
}

async function faultsOf(name: string, keys: readonly string[], world: DeployedWorld): Promise<string[]> {
  const secret = await world.secret(name);
  if (secret === undefined) {
    return [`The secret ${name} is missing in Secrets Manager; deploy the service that makes it, or create it.`];
  }
  if (secret.isLeaving) return [`The secret ${name} is scheduled for deletion; restore it, or nothing can read it.`];
  // Its value is read only for the names in it.
  const present = keys.length === 0 ? [] : ((await world.secretKeys(name)) ?? []);
  return keys
    .filter((key) => !present.includes(key))
    .map((key) => `The secret ${name} holds no "${key}"; add it, or name another in serverless.stages.yml.`);
}

/** A secret that outlived its stack would make the next one fail halfway. */
async function leftOverFaults(made: readonly string[], stack: string, world: DeployedWorld): Promise<string[]> {
  if (made.length === 0) return [];
  const deployed = JSON.stringify((await world.deployedTemplate(stack)) ?? {});
  const faults = made
    .filter((name) => !deployed.includes(`"${name}"`))
    .map(async (name) => {
      const secret = await world.secret(name);
      if (secret === undefined) return [];
      return [
        secret.isLeaving
          ? `The secret ${name} is scheduled for deletion and has its name until then; restore it and import it into the stack, or delete it at once.`
          : `The secret ${name} is there already, kept from an earlier deployment; import it into the stack, or delete it.`,
      ];
    });
  return (await Promise.all(faults)).flat();
}
