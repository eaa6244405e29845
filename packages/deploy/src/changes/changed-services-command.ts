import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deployableServices, REPOSITORY_ROOT } from '../deployable-services.ts';
import { changedServices, type WorkspaceMember } from './changed-services.ts';

const { values } = parseArgs({ options: { since: { type: 'string' } } });

process.stdout.write(`${servicesToDeploy(values.since).join(' ')}\n`);

/** Since a commit or tag; all of them when it is not there, as before the first deployment. */
function servicesToDeploy(since: string | undefined): string[] {
  const services = deployableServices().map(({ name }) => name);
  if (since === undefined) return services;
  try {
    const listed = execFileSync('git', ['diff', '--name-only', since, 'HEAD'], { cwd: REPOSITORY_ROOT, stdio: 'pipe' });
    const files = listed.toString().split('\n').filter(Boolean);
    return changedServices(files, services, workspaceMembers());
  } catch {
    return services;
  }
}

/** What runs is made of `dependencies`; of what is developed with, only the framework's plugins change what is deployed. */
function workspaceMembers(): WorkspaceMember[] {
  return ['packages', 'services']
    .flatMap((folder) =>
      readdirSync(join(REPOSITORY_ROOT, folder)).flatMap((entry) => [`${folder}/${entry}`, `${folder}/${entry}/page`]),
    )
    .flatMap((directory) => {
      const file = join(REPOSITORY_ROOT, directory, 'package.json');
      if (!existsSync(file)) return [];
      const { name, dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as PackageJson;
      const plugins = '@frontdesk/deploy' in devDependencies ? ['@frontdesk/deploy'] : [];
      return [{ name, directory, dependencies: [...Object.keys(dependencies), ...plugins] }];
    });
}

interface PackageJson {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
