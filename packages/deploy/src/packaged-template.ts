import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A resource of a CloudFormation template, as JSON. */
export interface TemplateResource {
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface Template {
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, { Value: unknown }>;
}

/** Where the infra tests' setup has packaged a service. */
export function packagedDirectory(service: string, stage = 'prod'): string {
  return join(inject('packagedServices'), stage, service);
}

/** The template that `sls deploy` would upload for a service. For infra tests only. */
export function packagedTemplate(service: string, stage = 'prod'): Template {
  const file = join(packagedDirectory(service, stage), 'cloudformation-template-update-stack.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Template;
}

/** The resources of one type, by logical id. */
export function resourcesOf(template: Template, type: string): [id: string, resource: TemplateResource][] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** The only resource of a type. Throws when there is none or another. */
export function onlyResource(template: Template, type: string): TemplateResource {
  const [first, ...others] = resourcesOf(template, type);
  if (first === undefined || others.length > 0) throw new Error(`Not exactly one ${type} in the template.`);
  return first[1];
}
