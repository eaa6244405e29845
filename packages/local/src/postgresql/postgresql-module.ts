import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsIn } from '@frontdesk/postgresql/migration-files';
import { clusterArn, clusterResourceType, masterSecretArn } from '@frontdesk/service-model/physical-ids';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import type { CloudHost, CloudModule } from '../cloud-module.ts';
import { type LocalCluster, type LocalPostgresql, startLocalPostgresql } from './local-postgresql.ts';

/** Aurora PostgreSQL behind its Data API, for services that declare a cluster. A service's migrations are in its `migrations`. */
export const postgresqlModule = ({ addresses, environment }: CloudHost): CloudModule => {
  let database: LocalPostgresql | undefined;
  return {
    listen: async () => {
      database = await startLocalPostgresql();
      addresses.dataApi = database.endpoint;
      environment.AWS_ENDPOINT_URL_RDS_DATA = database.endpoint;
    },
    read: (services) => {
      const clusters = services.flatMap(clustersOf);
      return () => database?.declare(clusters);
    },
    stop: () => database?.stop(),
  };
};

const clustersOf = ({ resources, physicalIds, directory }: ServiceModel): LocalCluster[] =>
  Object.entries(resources)
    .filter(([, { Type }]) => Type === clusterResourceType)
    .map(([logicalId, { Properties }]) => {
      const name = physicalIds[logicalId] ?? logicalId;
      const masterUser = String(Properties.MasterUsername);
      const migrations = join(directory, 'migrations');
      return {
        arn: clusterArn(name),
        databaseName: String(Properties.DatabaseName),
        masterUser,
        users: { [masterSecretArn(name)]: masterUser, ...usersOf(resources, physicalIds) },
        migrations: existsSync(migrations) ? migrationsIn(migrations) : [],
      };
    });

/** By ARN: the users in secrets that name one. */
const usersOf = (
  resources: ServiceModel['resources'],
  physicalIds: ServiceModel['physicalIds'],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(resources).flatMap(([logicalId, { Properties }]) => {
      const { SecretStringTemplate: template } = (Properties.GenerateSecretString ?? {}) as {
        SecretStringTemplate?: string;
      };
      if (template === undefined) return [];
      const { username } = JSON.parse(template) as { username?: string };
      return username === undefined ? [] : [[physicalIds[logicalId] ?? logicalId, username]];
    }),
  );
