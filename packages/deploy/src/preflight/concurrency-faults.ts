import { resourcesOf, type Template } from '../cloudformation-template.ts';
import type { DeployedWorld } from './deployed-world.ts';

/** Instances that Lambda keeps for the functions which reserve none.
 *  https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
const KEPT_FOR_THE_REST = 100;

/** What a template reserves beyond what its stack has already must leave Lambda's hundred: new accounts often have ten
 *  instances in all, and CloudFormation would find out halfway. */
export async function concurrencyFaults(template: Template, stack: string, world: DeployedWorld): Promise<string[]> {
  const wanted = reservedBy(template);
  if (wanted === 0) return [];
  const held = reservedBy((await world.deployedTemplate(stack)) ?? { Resources: {} });
  if (wanted <= held) return [];
  const unreserved = await world.unreservedConcurrency();
  if (unreserved === undefined) return [];
  const available = unreserved + held;
  if (available - wanted >= KEPT_FOR_THE_REST) return [];
  return [
    `${stack} would reserve ${wanted} instances, and the account has ${available} left, of which Lambda keeps ${KEPT_FOR_THE_REST}; ask for a higher quota of concurrent executions, or set less in reservedConcurrency in serverless.stages.yml.`,
  ];
}

function reservedBy(template: Template): number {
  return resourcesOf(template, 'AWS::Lambda::Function')
    .map(([, { Properties }]) => Number(Properties.ReservedConcurrentExecutions ?? 0))
    .reduce((sum, one) => sum + one, 0);
}
