import { attempt, type Step, shell } from './scene.ts';

/** docs/deploy.md, "The test practice": a new stage stops before the first service that needs it, and goes on once it is imported. On
 *  the mock, where functions do not run, the practice's record alone is imported. */
export const importTestPractice: Step = {
  name: 'refuse to go on without the test practice, and import it',
  async run(given) {
    // As in an operator's profile.
    const scene = { ...given, environment: { ...given.environment, AWS_DEFAULT_REGION: 'us-east-1' } };
    const { exitCode, output } = await attempt(scene, `sls deploy --stage ${scene.stage}`);
    const sentence = output.split('\n').find((line) => /The test practice \S+ is not imported/.test(line));
    if (exitCode === 0 || sentence === undefined) throw new Error(`It was not refused as it should be:\n${output}`);
    const [, practice = ''] = /The test practice (\S+) /.exec(sentence) ?? [];
    const { stacks } = await scene.mock.state();
    const item = JSON.stringify({ practiceId: { S: practice }, item: { S: 'PRACTICE' } });
    await shell(scene, `aws dynamodb put-item --table-name frontdesk-${scene.stage}-schedules --item '${item}'`);
    return `stopped after ${stacks.map(({ name }) => name).join(', ')}`;
  },
};
