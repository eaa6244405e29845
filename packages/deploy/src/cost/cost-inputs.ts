import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { resourcesOf, type Template } from '../cloudformation-template.ts';
import { REPOSITORY_ROOT } from '../deployable-services.ts';
import type { CostInputs } from './cost-document.ts';
import type { Kind, Measurement } from './measurement.ts';

/** What `pnpm cost --measure` counted last. */
export const MEASUREMENT_FILE = join(REPOSITORY_ROOT, 'packages/deploy/src/cost/measured.json');

/** The functions that answer each kind of request. */
const ANSWERED_BY: Readonly<Record<Kind, string>> = {
  booking: 'appointments-prod-bookAppointment',
  search: 'slots-prod-searchSlots',
  read: 'appointments-prod-readAppointment',
  list: 'appointments-prod-listAppointments',
  patients: 'appointments-prod-searchPatients',
  event: 'realtime-prod-recordEvents',
};

/** The measurement and, from the templates for prod and dev, what it is multiplied with. */
export function costInputs(templates: readonly Template[], devTemplates: readonly Template[]): CostInputs {
  const memoryOf = (name: string): number => {
    const functions = templates.flatMap((template) => resourcesOf(template, 'AWS::Lambda::Function'));
    const found = functions.find(([, { Properties }]) => Properties.FunctionName === name);
    if (found === undefined) throw new Error(`No template has the function ${name}.`);
    return Number(found[1].Properties.MemorySize);
  };
  const kinds = Object.entries(ANSWERED_BY) as [Kind, string][];
  const { default: stage } = parse(readFileSync(join(REPOSITORY_ROOT, 'serverless.stages.yml'), 'utf8')) as {
    default: { throttleRate: number };
  };
  return {
    measurement: JSON.parse(readFileSync(MEASUREMENT_FILE, 'utf8')) as Measurement,
    templates,
    devTemplates,
    memory: Object.fromEntries(kinds.map(([kind, name]) => [kind, memoryOf(name)])) as Record<Kind, number>,
    pingMemoryMegabytes: memoryOf('realtime-prod-ping'),
    throttleRate: stage.throttleRate,
  };
}
