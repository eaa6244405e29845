import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY_ROOT } from '../deployable-services.ts';
import { type Scene, type Step, shell } from './scene.ts';
import { commandsOf } from './walk.ts';

/** The platform first, as the runbook says, then the service that it shows. */
const SERVICES = ['platform', 'slots'];
const TABLE = 'frontdesk-staging-schedules';
const KEY = '{"practiceId": {"S": "rehearsal"}, "item": {"S": "PRACTICE"}}';
const STAFF = 'reception@example.com';
const POOL = `$(aws cognito-idp list-user-pools --max-results 60 --query "UserPools[?Name=='frontdesk-staging-staff'].Id" --output text)`;

/** docs/runbooks/re-adopt-retained.md, its commands as they are printed but for the service: after the stage was removed, what
 *  was kept is in stacks again, and the deployment that follows leaves data, staff and key as they were. */
export const reAdopt: Step = {
  name: 're-adopt what was kept by its runbook',
  async run(given) {
    // As in an operator's profile.
    const scene: Scene = { ...given, environment: { ...given.environment, AWS_DEFAULT_REGION: 'us-east-1' } };
    const runbook = await readFile(join(REPOSITORY_ROOT, 'docs/runbooks/re-adopt-retained.md'), 'utf8');
    await shell(scene, `aws dynamodb put-item --table-name ${TABLE} --item '${KEY}'`);
    await shell(scene, `aws cognito-idp admin-create-user --user-pool-id "${POOL}" --username ${STAFF}`);
    const before = await keptOf(scene);
    for (const service of SERVICES) {
      const commands = commandsOf(runbook).map((command) =>
        command === 'SERVICE=slots' ? `SERVICE=${service}` : command,
      );
      if (!commands.includes(`SERVICE=${service}`)) throw new Error('The runbook does not name its service any more.');
      await shell(scene, ['set -euo pipefail', ...commands].join('\n'));
    }
    const after = await keptOf(scene);
    if (after !== before) throw new Error(`What was kept was\n${before}\nand is\n${after}`);
    return 'the item, the staff and the data key are as before, in stacks that deploy';
  },
};

/** What must outlive the removal, as a text to compare: the item, the one pool with its user, all tables, and the key. */
async function keptOf(scene: Scene): Promise<string> {
  const asked = [
    `dynamodb get-item --table-name ${TABLE} --key '${KEY}'`,
    `cognito-idp admin-get-user --user-pool-id "${POOL}" --username ${STAFF} --query UserStatus`,
    'dynamodb list-tables',
    `dynamodb describe-table --table-name frontdesk-staging-events --query Table.SSEDescription`,
    'kms list-keys',
  ];
  const answers = await Promise.all(asked.map((command) => shell(scene, `aws ${command} --output json`)));
  return answers.map(({ output }) => output.trim()).join('\n');
}
