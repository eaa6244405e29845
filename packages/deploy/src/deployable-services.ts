import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

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
  const { services } = parse(readFileSync(join(root, 'serverless-compose.yml'), 'utf8')) as ComposeFile;
  return Object.entries(services).map(([name, { path, params = {} }]) => ({
    name,
    directory: join(root, path),
    params: Object.keys(params),
  }));
}

interface ComposeFile {
  services: Record<string, { path: string; params?: Record<string, string> }>;
}
