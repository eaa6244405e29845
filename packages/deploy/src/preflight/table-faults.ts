import { resourcesOf, type Template } from '../cloudformation-template.ts';
import type { DeployedWorld } from './deployed-world.ts';

/** CloudFormation answers a change of these with a new, empty table. */
export const REPLACING = ['TableName', 'KeySchema', 'ImportSourceSpecification'] as const;

type Table = Readonly<Record<string, unknown>>;

/** No table may be replaced by an empty one, nor be made where one of the same name has been kept. */
export async function tableFaults(template: Template, stack: string, world: DeployedWorld): Promise<string[]> {
  const next = tablesOf(template);
  if (next.size === 0) return [];
  const deployed = tablesOf((await world.deployedTemplate(stack)) ?? { Resources: {} });
  const faults = await Promise.all(
    [...next].map(async ([id, table]) => {
      const before = deployed.get(id);
      if (before !== undefined) return replacementFaults(id, before, table);
      return newTableFaults(id, table, deployed, world);
    }),
  );
  return faults.flat();
}

function replacementFaults(id: string, before: Table, next: Table): string[] {
  return [...emptyingFaults(id, before, next), ...localIndexFaults(id, before, next)];
}

/** A table's local indexes are made with it, and stay as they are:
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html */
function localIndexFaults(id: string, before: Table, next: Table): string[] {
  if (same(before.LocalSecondaryIndexes, next.LocalSecondaryIndexes)) return [];
  return [
    `The table ${id} cannot change its local indexes once it stands; use a global index, or give a new table another name in the template, and move the data.`,
  ];
}

function emptyingFaults(id: string, before: Table, next: Table): string[] {
  const changed = [...REPLACING.filter((name) => !same(before[name], next[name])), ...changedKeyTypes(before, next)];
  if (changed.length === 0) return [];
  return [
    `The table ${id} would be replaced by an empty one, because its ${changed.join(' and ')} changed; give the new one another name in the template, and move the data.`,
  ];
}

async function newTableFaults(
  id: string,
  table: Table,
  deployed: ReadonlyMap<string, Table>,
  world: DeployedWorld,
): Promise<string[]> {
  const name = String(table.TableName);
  const [renamed] = [...deployed].find(([, { TableName }]) => TableName === name) ?? [];
  if (renamed !== undefined) {
    return [
      `The table ${name} would be replaced by an empty one, because ${renamed} is called ${id} now; keep its logical id.`,
    ];
  }
  if (!(await world.tableExists(name))) return [];
  return [
    `The table ${name} is there already, kept from an earlier deployment; import it into the stack, or delete it.`,
  ];
}

/** A key's type is among the attributes, which otherwise change in place. */
function changedKeyTypes(before: Table, next: Table): string[] {
  return same(keyTypes(before), keyTypes(next)) ? [] : ["keys' types"];
}

function keyTypes(table: Table): unknown[] {
  const keys = ((table.KeySchema ?? []) as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName);
  const types = (table.AttributeDefinitions ?? []) as { AttributeName: string; AttributeType: string }[];
  return keys.map((key) => types.find(({ AttributeName }) => AttributeName === key)?.AttributeType);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function tablesOf(template: Template): Map<string, Table> {
  return new Map(resourcesOf(template, 'AWS::DynamoDB::Table').map(([id, { Properties }]) => [id, Properties]));
}
