import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';
import { resourcesOf, type Template, type TemplateResource } from './cloudformation-template.ts';

export { resourcesOf, type Template } from './cloudformation-template.ts';

const packaged = inject('packagedServices');
// The setup packages beside the first tests of the run.
while (!existsSync(packaged)) await delay(50);

/** Where the infra tests' setup has packaged a service. */
export function packagedDirectory(service: string, stage = 'prod'): string {
  return join(packaged, stage, service);
}

/** The template that `sls deploy` would upload for a service. For infra tests only. */
export function packagedTemplate(service: string, stage = 'prod'): Template {
  const file = join(packagedDirectory(service, stage), 'cloudformation-template-update-stack.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Template;
}

/** The only resource of a type. Throws when there is none or another. */
export function onlyResource(template: Template, type: string): TemplateResource {
  const [first, ...others] = resourcesOf(template, type);
  if (first === undefined || others.length > 0) throw new Error(`Not exactly one ${type} in the template.`);
  return first[1];
}
