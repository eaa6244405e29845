import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Scene, type Step, shell } from './scene.ts';

/** A service whose function was released twice by now. */
interface Released {
  service: string;
  functionName: string;
  handler: string;
}

/** `pnpm rollback` and `pnpm promote` on a released function, and a deployment after a rollback: CodeDeploy refuses to begin
 *  where it did not end, so preflight lets the stack move that alias itself. */
export const rollBackAndPromote = ({ service, functionName, handler }: Released): Step => ({
  name: `roll ${functionName} back, promote it, and release past a rollback`,
  async run(scene) {
    const steered = async (action: string, version: string, said: string): Promise<void> => {
      const { output } = await shell(scene, `npx --yes pnpm@12.21.0 ${action} ${service} --stage ${scene.stage}`);
      const line = output.split('\n').find((one) => one.startsWith(`${service}-${scene.stage}-${functionName}: `));
      if (line?.includes(said) !== true) throw new Error(`${action} should say "${said}":\n${output}`);
      await demandVersion(scene, { service, functionName }, version);
    };
    await demandVersion(scene, { service, functionName }, '2');
    await steered('rollback', '1', 'from version 2 back to 1');
    await steered('promote', '2', 'from version 1 to 2');
    await steered('rollback', '1', 'from version 2 back to 1');
    await appendFile(join(scene.directory, handler), '\nprocess.env.FRONTDESK_REHEARSAL_ROLLED_BACK = "changed";\n');
    const { output } = await shell(scene, `sls deploy --stage ${scene.stage}`, `services/${service}`);
    if (!output.includes('was moved to another version by hand')) throw new Error(`Nothing was said:\n${output}`);
    await demandVersion(scene, { service, functionName }, '3');
    return 'version 2, 1, 2, 1, and 3 without CodeDeploy, which was said';
  },
});

async function demandVersion(
  scene: Scene,
  { service, functionName }: Pick<Released, 'service' | 'functionName'>,
  version: string,
): Promise<void> {
  const name = `${service}-${scene.stage}-${functionName}`;
  const query = '--query FunctionVersion --output text --region us-east-1';
  const { output } = await shell(scene, `aws lambda get-alias --function-name ${name} --name live ${query}`);
  if (output.trim() !== version) throw new Error(`${name} is at version ${output.trim()}, not at ${version}.`);
}
