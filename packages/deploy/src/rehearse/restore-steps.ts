import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY_ROOT } from '../deployable-services.ts';
import { type Scene, type Step, shell } from './scene.ts';
import { commandsOf } from './walk.ts';

/** The table that the runbook restores; it must stand in its stage. */
const TABLE = 'frontdesk-staging-day-sheets';
const KEY = '{"resourceKey": {"S": "rehearsal#room"}, "day": {"S": "DAY#2026-11-28"}}';

/** docs/runbooks/restore-a-table.md, its commands as they are printed: the items are there afterwards, and so are the settings. */
export const restoreTable: Step = {
  name: 'restore a table by its runbook',
  async run(given) {
    // As in an operator's profile.
    const scene: Scene = { ...given, environment: { ...given.environment, AWS_DEFAULT_REGION: 'us-east-1' } };
    const runbook = await readFile(join(REPOSITORY_ROOT, 'docs/runbooks/restore-a-table.md'), 'utf8');
    const before = await settingsOf(scene);
    await shell(scene, `aws dynamodb put-item --table-name ${TABLE} --item '${KEY}'`);
    await shell(scene, ['set -euo pipefail', ...commandsOf(runbook)].join('\n'));
    const { output } = await shell(scene, `aws dynamodb get-item --table-name ${TABLE} --key '${KEY}' --output json`);
    if (!output.includes('rehearsal')) throw new Error(`The item is not there any more:\n${output}`);
    const after = await settingsOf(scene);
    if (after !== before) throw new Error(`The settings were\n${before}\nand are\n${after}`);
    const { tables } = await scene.mock.state();
    const left = tables.filter((name) => name.startsWith(TABLE) && name !== TABLE);
    if (left.length > 0) throw new Error(`Left behind: ${left.join(', ')}.`);
    return 'its item and its settings are as before, and no other table is left';
  },
};

/** What a restore forgets, as a text to compare. */
async function settingsOf(scene: Scene): Promise<string> {
  const asked = [
    `describe-table --table-name ${TABLE} --query Table.DeletionProtectionEnabled`,
    `describe-continuous-backups --table-name ${TABLE} --query ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus`,
    `describe-time-to-live --table-name ${TABLE} --query TimeToLiveDescription`,
  ];
  const answers = await Promise.all(asked.map((command) => shell(scene, `aws dynamodb ${command} --output json`)));
  return answers.map(({ output }) => output.trim()).join('\n');
}
