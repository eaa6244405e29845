import type { Template } from '../cloudformation-template.ts';
import { certificateFaults, type EdgeSettings } from './certificate-faults.ts';
import { concurrencyFaults } from './concurrency-faults.ts';
import type { DeployedWorld } from './deployed-world.ts';
import { identityFaults } from './identity-faults.ts';
import { originFaults } from './origin-faults.ts';
import { secretFaults } from './secret-faults.ts';
import { stackFaults } from './stack-faults.ts';
import { tableFaults } from './table-faults.ts';
import { testPracticeFaults } from './test-practice-faults.ts';
import { type VersionSettings, versionFaults } from './version-faults.ts';

export interface Flight {
  /** The stack that is about to be made or changed. */
  stack: string;
  stage: string;
  /** What it is about to become. */
  template: Template;
  /** What serverless.stages.yml says of the stage. */
  settings: EdgeSettings & VersionSettings;
}

/** Why a deployment must not start, a sentence each; empty when it may. */
export async function preflightFaults(flight: Flight, world: DeployedWorld): Promise<string[]> {
  const { stack, stage, template, settings } = flight;
  // Nothing that is asked further on makes sense of a stranger's stack, whose template may not even be JSON.
  const foreign = await stackFaults(stack, stage, world);
  if (foreign.length > 0) return foreign;
  const faults = await Promise.all([
    originFaults(template, stage),
    versionFaults(settings),
    secretFaults(template, stack, world),
    certificateFaults(settings, world),
    tableFaults(template, stack, world),
    identityFaults(template, stack, world),
    concurrencyFaults(template, stack, world),
    testPracticeFaults(template, stage, world),
  ]);
  return faults.flat();
}

/** Undefined when the stage is one of those that are described. */
export function unknownStage(stage: string, described: readonly string[]): string | undefined {
  const stages = described.filter((name) => name !== 'default');
  if (stages.includes(stage)) return undefined;
  return `There is no stage "${stage}" in serverless.stages.yml; there are ${stages.join(', ')}.`;
}
