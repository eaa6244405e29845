import { resourcesOf, type Template } from '../cloudformation-template.ts';
import type { DeployedWorld } from './deployed-world.ts';

/** The practice that a release books in and the front door's check asks for must be there once its table is: without it every
 *  release of the booking would be rolled back, and the front door's alarm would ring. */
export async function testPracticeFaults(template: Template, stage: string, world: DeployedWorld): Promise<string[]> {
  const named = resourcesOf(template, 'AWS::Lambda::Function').map(([, { Properties }]) => {
    const { Variables } = (Properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
    return Variables?.TEST_PRACTICE;
  });
  const practices = new Set(named.filter((practice) => typeof practice === 'string' && practice !== ''));
  const faults = [...practices].map(async (practice) => {
    const isImported = await world.practiceIsImported(`frontdesk-${stage}-schedules`, String(practice));
    if (isImported !== false) return [];
    return [
      `The test practice ${practice} is not imported; deploy the slots service if you have not, and invoke its function importPractice with services/slots/test-practice.json (docs/deploy.md), or leave testPractice empty in serverless.stages.yml.`,
    ];
  });
  return (await Promise.all(faults)).flat();
}
