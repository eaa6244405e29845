import { APPLICATION } from '../stack-identity.ts';
import type { DeployedStack, DeployedWorld } from './deployed-world.ts';

/** The output that names the framework's bucket; every stack that it has made has it. */
const BUCKET_OUTPUT = 'ServerlessDeploymentBucketName';

/** A stack of the same name that is not ours must be left alone: the framework would take it over, and an update deletes
 *  whatever our template does not name. Ours have our tags and the framework's bucket. */
export async function stackFaults(stack: string, stage: string, world: DeployedWorld): Promise<string[]> {
  const deployed = await world.deployedStack(stack);
  if (deployed === undefined) return [];
  const missing = missingMarks(deployed, stage);
  if (missing.length === 0) return [];
  return [
    `The stack ${stack} is not ours, for it has no ${missing.join(' and no ')}; a deployment would delete what is in it. Delete or rename that stack first, or deploy to another account.`,
  ];
}

function missingMarks({ tags, outputs, status }: DeployedStack, stage: string): string[] {
  const wanted = { application: APPLICATION, stage };
  const marks = Object.entries(wanted)
    .filter(([name, value]) => tags[name] !== value)
    .map(([name, value]) => `tag ${name}=${value}`);
  // A first deployment that failed has our tags, and nothing in it yet; kept tables that were imported have no bucket beside them.
  const isBegun = /^(IMPORT_COMPLETE|REVIEW_IN_PROGRESS|ROLLBACK_COMPLETE|CREATE_FAILED|ROLLBACK_FAILED)$/.test(status);
  return outputs.includes(BUCKET_OUTPUT) || isBegun ? marks : [...marks, `output ${BUCKET_OUTPUT}`];
}
