import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CloudFormationResource } from '@frontdesk/service-model/service-model';
import { parse } from 'yaml';

/** The tables of the house, by what they hold. */
export type TableNames = Readonly<
  Record<
    | 'events'
    | 'schedules'
    | 'daySheets'
    | 'appointments'
    | 'patientIndex'
    | 'audit'
    | 'idempotency'
    | 'calls'
    | 'callers'
    | 'connections'
    | 'eventLog'
    | 'tickets'
    | 'insurance'
    | 'rateLimits'
    | 'circuits'
    | 'reports'
    | 'subscriptions'
    | 'usage'
    | 'vendors'
    | 'webhooks'
    | 'webhookDeliveries',
    string
  >
>;

const TABLE = 'AWS::DynamoDB::Table';
const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The names in serverless.tables.yml for the stage `dev`. */
export function readTableNames(): TableNames {
  return JSON.parse(substitute(JSON.stringify(parse(readFileSync(join(repository, 'serverless.tables.yml'), 'utf8')))));
}

/** The AWS::DynamoDB::Table resources of all services, by logical id, read from their own resource files.
 *  Only the few variables a table uses are substituted: resolving a whole serverless.yml takes the framework seconds,
 *  and every integration suite waits for this. */
export function readTableResources(): Record<string, CloudFormationResource> {
  const names = readTableNames();
  const tables: Record<string, CloudFormationResource> = {};
  for (const file of globSync('services/*/resources/*.yml', { cwd: repository })) {
    const text = readFileSync(join(repository, file), 'utf8');
    // To parse them all took half a second of every worker's time.
    if (!text.includes(TABLE)) continue;
    // Tags such as !Ref stay unresolved: no table uses one.
    const template: { Resources?: Record<string, CloudFormationResource> } | null = parse(substitute(text, names), {
      logLevel: 'silent',
    });
    for (const [logicalId, resource] of Object.entries(template?.Resources ?? {})) {
      if (resource.Type === TABLE) tables[logicalId] = resource;
    }
  }
  return tables;
}

function substitute(text: string, names?: TableNames): string {
  return text
    .replace(/\$\{sls:stage\}/g, 'dev')
    .replace(/\$\{param:deletionProtection\}/g, 'false')
    .replace(/\$\{self:custom\.tables\.(\w+)\}/g, (variable, key: string) =>
      names !== undefined && key in names ? names[key as keyof TableNames] : variable,
    );
}
