import { describe, expect, it } from 'vitest';
import { changedServices, type WorkspaceMember } from './changed-services.ts';

const member = (directory: string, ...dependencies: string[]): WorkspaceMember => ({
  name: `@frontdesk/${directory.split('/').slice(1).join('-')}`,
  directory,
  dependencies: dependencies.map((name) => `@frontdesk/${name}`),
});

const MEMBERS = [
  member('packages/core'),
  member('packages/scheduling'),
  member('packages/aws', 'core', 'scheduling'),
  member('packages/client'),
  member('services/platform', 'core'),
  member('services/slots', 'aws'),
  member('services/edge'),
  member('services/console', 'client'),
  member('services/portal', 'core'),
  member('services/portal/page', 'client'),
];
const changed = (...files: string[]) => changedServices(files, ['platform', 'slots', 'portal', 'edge'], MEMBERS);

describe('a change', () => {
  it.each([
    ['of a service deploys it', ['services/slots/serverless.yml'], ['slots']],
    ['of a package deploys what is made of it, however far', ['packages/scheduling/src/a.ts'], ['slots']],
    ['of a package that all use deploys them in order', ['packages/core/src/a.ts'], ['platform', 'slots', 'portal']],
    ['of the stages deploys all', ['serverless.stages.yml'], ['platform', 'slots', 'portal', 'edge']],
    ["of the console's page deploys the edge, which publishes it", ['services/console/src/app.tsx'], ['edge']],
    ["of the portal's page does, and leaves the service alone", ['services/portal/page/src/app.tsx'], ['edge']],
    ["of the portal's service deploys that", ['services/portal/serverless.yml'], ['portal']],
    ['of what the page is made of does too', ['packages/client/src/a.ts'], ['edge']],
    ['of documents and tests deploys nothing', ['README.md', 'docs/deploy.md', 'packages/core/src/a.test.ts'], []],
  ])('%s', (_what, files, services) => {
    expect(changed(...files)).toEqual(services);
  });
});
