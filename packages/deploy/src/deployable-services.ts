import { join, resolve } from 'node:path';
import { readComposeFile } from '@frontdesk/service-model/compose-file';

/** A service that serverless-compose.yml deploys. */
export interface DeployableService {
  name: string;
  /** Absolute. */
  directory: string;
  /** The names of the params that the compose file fills from other services' outputs. */
  params: readonly string[];
}

/** The repository's root, where serverless-compose.yml is. */
export const REPOSITORY_ROOT = resolve(import.meta.dirname, '../../..');

/** The services in the order of serverless-compose.yml. */
export function deployableServices(root: string = REPOSITORY_ROOT): readonly DeployableService[] {
  return readComposeFile(join(root, 'serverless-compose.yml')).map(({ name, directory, params }) => ({
    name,
    directory,
    params: Object.keys(params),
  }));
}
