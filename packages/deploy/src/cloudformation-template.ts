/** A resource of a CloudFormation template, as JSON. */
export interface TemplateResource {
  Type: string;
  Properties: Record<string, unknown>;
  DependsOn?: string | string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  UpdatePolicy?: Record<string, unknown>;
  Metadata?: Record<string, unknown>;
}

export interface Template {
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, { Value: unknown }>;
}

/** The resources of one type, by logical id. */
export function resourcesOf(template: Template, type: string): [id: string, resource: TemplateResource][] {
  return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
}

/** The logical id in `{ Ref }` or `{ Fn::GetAtt }`, in both of its spellings; undefined for anything else. */
export function referredId(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string | string[] };
  if (ref !== undefined) return ref;
  return typeof attribute === 'string' ? attribute.split('.')[0] : attribute?.[0];
}

/** The `Ref`s and `GetAtt`s anywhere in a value. */
export function referredIds(value: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    const id = referredId(part);
    if (id !== undefined) found.add(id);
    else if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return found;
}
