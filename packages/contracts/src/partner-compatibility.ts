import type { JsonObject } from './openapi-schemas.ts';

/** An OpenAPI 3.1 document, as far as it is compared. */
interface OpenApi {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: { schemas: Readonly<Record<string, Schema>>; parameters?: Readonly<Record<string, Parameter>> };
}

interface Operation {
  parameters?: readonly Parameter[];
  requestBody?: { required?: boolean; content: Readonly<Record<string, { schema: Schema }>> };
  responses: Readonly<Record<string, { headers?: JsonObject; content?: Readonly<Record<string, { schema: Schema }>> }>>;
  security?: readonly JsonObject[];
}

interface Parameter {
  $ref?: string;
  name?: string;
  in?: string;
  required?: boolean;
  schema?: Schema;
}

interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  const?: unknown;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  [keyword: string]: unknown;
}

/** Who writes a value of a schema. What callers send may be asked less of, what they receive may promise more. */
type Direction = 'request' | 'response';

/** Limits of a request's values that may only widen; `upper`: a larger number is wider. */
const LIMITS: readonly { keyword: string; upper: boolean }[] = [
  { keyword: 'maxLength', upper: true },
  { keyword: 'maximum', upper: true },
  { keyword: 'maxItems', upper: true },
  { keyword: 'maxProperties', upper: true },
  { keyword: 'minLength', upper: false },
  { keyword: 'minimum', upper: false },
  { keyword: 'minItems', upper: false },
];

/** What a client that was written against `before` would trip over in `after`, a sentence each with its place; empty when nothing.
 *  Members and operations may be added, and what is asked may become less. Where it cannot tell (another pattern), it objects. */
export function incompatibilities(before: JsonObject, after: JsonObject): string[] {
  const [old, now] = [before, after] as unknown as [OpenApi, OpenApi];
  const compare = comparison(old, now);
  return Object.entries(old.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const place = `${method.toUpperCase()} ${path}`;
      const present = now.paths[path]?.[method];
      return present === undefined ? [`${place}: the operation is gone`] : compare.operation(place, operation, present);
    }),
  );
}

function comparison(old: OpenApi, now: OpenApi) {
  const seen = new Set<string>();

  const operation = (place: string, before: Operation, after: Operation): string[] => [
    ...parameters(place, before.parameters ?? [], after.parameters ?? []),
    ...requestBody(place, before, after),
    ...responses(place, before, after),
    ...(JSON.stringify(before.security) === JSON.stringify(after.security) ? [] : [`${place}: another security`]),
  ];

  const parameters = (place: string, before: readonly Parameter[], after: readonly Parameter[]): string[] => {
    const olds = before.map((parameter) => resolvedParameter(old, parameter));
    const news = after.map((parameter) => resolvedParameter(now, parameter));
    const same = (a: Parameter) => (b: Parameter) => a.name === b.name && a.in === b.in;
    return [
      ...olds.flatMap((parameter) => {
        const found = news.find(same(parameter));
        const where = `${place}, ${parameter.in} parameter ${parameter.name}`;
        if (found === undefined) return [`${where}: is gone`];
        return [
          ...(found.required && !parameter.required ? [`${where}: is required now`] : []),
          ...schemas(where, parameter.schema ?? {}, found.schema ?? {}, 'request'),
        ];
      }),
      ...news
        .filter((parameter) => parameter.required && !olds.some(same(parameter)))
        .map(({ name, in: where }) => `${place}, ${where} parameter ${name}: is new and required`),
    ];
  };

  const requestBody = (place: string, before: Operation, after: Operation): string[] => {
    if (before.requestBody === undefined) return after.requestBody?.required ? [`${place}: needs a body now`] : [];
    return Object.entries(before.requestBody.content).flatMap(([type, { schema }]) => {
      const found = after.requestBody?.content[type]?.schema;
      return found === undefined
        ? [`${place}: takes no ${type} any more`]
        : schemas(`${place}, body`, schema, found, 'request');
    });
  };

  const responses = (place: string, before: Operation, after: Operation): string[] =>
    Object.entries(before.responses).flatMap(([status, response]) => {
      const found = after.responses[status];
      const where = `${place}, ${status}`;
      // A refusal that does not come any more breaks nobody.
      if (found === undefined) return status.startsWith('2') ? [`${where}: is not answered any more`] : [];
      return [
        ...Object.keys(response.headers ?? {})
          .filter((name) => found.headers?.[name] === undefined)
          .map((name) => `${where}: the header ${name} is gone`),
        ...Object.entries(response.content ?? {}).flatMap(([type, { schema }]) => {
          const present = found.content?.[type]?.schema;
          if (present === undefined) return [`${where}: is not ${type} any more`];
          return schemas(where, schema, present, 'response');
        }),
      ];
    });

  const schemas = (place: string, before: Schema, after: Schema, direction: Direction): string[] => {
    const key = `${before.$ref} ${after.$ref} ${direction}`;
    if (before.$ref !== undefined && seen.has(key)) return [];
    seen.add(key);
    const [a, b] = [resolvedSchema(old, before), resolvedSchema(now, after)];
    return [
      ...types(place, a, b, direction),
      ...choices(place, a, b, direction),
      ...members(place, a, b, direction),
      ...(a.items === undefined ? [] : schemas(`${place}[]`, a.items, b.items ?? {}, direction)),
      ...(direction === 'request' ? limits(place, a, b) : []),
    ];
  };

  const members = (place: string, a: Schema, b: Schema, direction: Direction): string[] => [
    ...Object.entries(a.properties ?? {}).flatMap(([name, schema]) => {
      const found = b.properties?.[name];
      const where = `${place}/${name}`;
      if (found === undefined) return [`${where}: is gone`];
      const promised = a.required?.includes(name) && !b.required?.includes(name);
      return [
        ...(direction === 'response' && promised ? [`${where}: may be absent now`] : []),
        ...schemas(where, schema, found, direction),
      ];
    }),
    ...(direction === 'request'
      ? (b.required ?? [])
          .filter((name) => !a.required?.includes(name))
          .map((name) => `${place}/${name}: is required now`)
      : []),
  ];

  return { operation };
}

function types(place: string, a: Schema, b: Schema, direction: Direction): string[] {
  const [before, after] = [a, b].map(({ type }) => [type ?? []].flat());
  // A schema without a type takes and gives anything.
  if (before?.length === 0) return direction === 'request' && after?.length ? [`${place}: takes less than before`] : [];
  const [narrow = [], wide = []] = direction === 'request' ? [before, after] : [after, before];
  if (wide.length === 0) return [];
  const isAllowed = (type: string) => wide.includes(type) || (type === 'integer' && wide.includes('number'));
  return narrow.length > 0 && narrow.every(isAllowed) ? [] : [`${place}: is of another type`];
}

/** Values that are listed: a request may take more, an answer may not bring what nobody expects. */
function choices(place: string, a: Schema, b: Schema, direction: Direction): string[] {
  const [before, after] = [valuesOf(a), valuesOf(b)];
  const [narrow, wide] = direction === 'request' ? [before, after] : [after, before];
  if (wide === undefined) return [];
  if (narrow === undefined) return [`${place}: is limited to a list, or no longer is`];
  const missing = narrow.filter((value) => !wide.includes(value));
  return missing.map((value) =>
    direction === 'request' ? `${place}: does not take ${value} any more` : `${place}: may be ${value} now`,
  );
}

function valuesOf({ enum: listed, const: only }: Schema): readonly string[] | undefined {
  if (only !== undefined) return [JSON.stringify(only)];
  return listed?.map((value) => JSON.stringify(value));
}

function limits(place: string, a: Schema, b: Schema): string[] {
  const narrowed = LIMITS.filter(({ keyword, upper }) => {
    const [before, after] = [a[keyword], b[keyword]] as (number | undefined)[];
    if (after === undefined || after === before) return false;
    return before === undefined || (upper ? after < before : after > before);
  }).map(({ keyword }) => `${place}: ${keyword} is stricter`);
  const changed = ['pattern', 'format', 'anyOf', 'oneOf', 'additionalProperties']
    .filter((keyword) => b[keyword] !== undefined && JSON.stringify(a[keyword]) !== JSON.stringify(b[keyword]))
    .map((keyword) => `${place}: another ${keyword}`);
  return [...narrowed, ...changed];
}

function resolvedSchema(document: OpenApi, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
}

function resolvedParameter(document: OpenApi, parameter: Parameter): Parameter {
  const name = parameter.$ref?.split('/').at(-1);
  return name === undefined ? parameter : (document.components.parameters?.[name] ?? parameter);
}
