import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Template } from '../cloudformation-template.ts';

type Specification = ReturnType<typeof loadAwsServiceSpecSync>;
type Definition = ReturnType<Specification['all']>[number] & { properties: Properties };
type Properties = Readonly<Record<string, { type: PropertyType; required?: boolean }>>;
type PropertyType =
  | { type: 'string' | 'number' | 'integer' | 'boolean' | 'json' | 'date-time' | 'null' | 'tag' }
  | { type: 'array' | 'map'; element: PropertyType }
  | { type: 'union'; types: readonly PropertyType[] }
  | { type: 'ref'; reference: object };

let loaded: Specification | undefined;

/** What AWS's own specification of CloudFormation does not know in a template, a line each: types, properties, values of
 *  another type, and required properties that are not there. What an intrinsic function gives is taken on trust. */
export function propertyFaults(template: Template): string[] {
  loaded ??= loadAwsServiceSpecSync();
  const specification = loaded;
  return Object.entries(template.Resources).flatMap(([id, { Type, Properties = {} }]) => {
    if (Type.startsWith('Custom::')) return [];
    const [resource] = specification.lookup('resource', 'cloudFormationType', 'equals', Type);
    if (resource === undefined) return [`${id}: there is no ${Type}`];
    return objectFaults(specification, Properties, resource.properties as Properties, id);
  });
}

function objectFaults(
  specification: Specification,
  value: Readonly<Record<string, unknown>>,
  properties: Properties,
  place: string,
): string[] {
  const absent = Object.entries(properties).filter(([name, { required }]) => required && value[name] === undefined);
  return [
    ...absent.map(([name]) => `${place}: ${name} is required`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const property = properties[name];
      if (property === undefined) return [`${place}: there is no property ${name}`];
      return valueFaults(specification, inner, property.type, `${place}.${name}`);
    }),
  ];
}

function valueFaults(specification: Specification, value: unknown, type: PropertyType, place: string): string[] {
  if (isIntrinsic(value) || type.type === 'json') return [];
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
  const each = (element: PropertyType): string[] =>
    entries.flatMap(([name, inner]) => valueFaults(specification, inner, element, `${place}.${name}`));
  switch (type.type) {
    case 'union': {
      const faults = type.types.map((one) => valueFaults(specification, value, one, place));
      return faults.find((none) => none.length === 0) ?? faults[0] ?? [];
    }
    case 'array':
      return Array.isArray(value) ? each(type.element) : [`${place} should be a list`];
    case 'map':
      return isObject(value) ? each(type.element) : [`${place} should be a map`];
    case 'ref': {
      if (!isObject(value)) return [`${place} should be an object`];
      const definition = specification.get('typeDefinition', type.reference as never) as unknown as Definition;
      return objectFaults(specification, value, definition.properties, place);
    }
    case 'tag':
      return isObject(value) ? [] : [`${place} should be a tag`];
    default:
      return isScalar(value, type.type) ? [] : [`${place} should be a ${type.type}`];
  }
}

/** CloudFormation reads numbers and booleans from text too, and writes text for numbers. */
function isScalar(value: unknown, type: string): boolean {
  if (type === 'boolean') return typeof value === 'boolean' || value === 'true' || value === 'false';
  if (type === 'number' || type === 'integer') return value !== '' && Number.isFinite(Number(value));
  return typeof value === 'string' || typeof value === 'number';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIntrinsic(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [name = '', ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}
