import type { JsonObject } from './openapi-schemas.ts';

/** One difference between two documents of the Partner API, in words for vendors. */
export interface ApiChange {
  readonly kind: 'added' | 'changed' | 'deprecated' | 'removed';
  /** An operation (`GET /v2/usage`), or a schema by its name. */
  readonly place: string;
  /** What of it; absent: all of it. */
  readonly part?: string;
}

/** What was released on a day, the latest first in a list of them. */
export interface Release {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly changes: readonly ApiChange[];
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
  };
}

interface Operation {
  readonly deprecated?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly required?: boolean;
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

/** How `after` differs from `before`: operations, their parameters and statuses, and the members of schemas. What tells a vendor nothing
 *  is left out: words of descriptions and examples, the name of a schema that came or went with its operation, and a parameter once for
 *  each operation when all of several have it. */
export function changesBetween(before: JsonObject, after: JsonObject): ApiChange[] {
  const [old, now] = [before, after] as unknown as [OpenApi, OpenApi];
  const operations = differences(operationsIn(old), operationsIn(now), ({ place }, was, is) =>
    operationChanges(place, old, was, now, is),
  );
  const members = Object.entries(now.components.schemas).flatMap(([place, is]) => {
    const was = old.components.schemas[place];
    return was === undefined ? [] : memberChanges(place, was, is);
  });
  return [...toldOnce(operations), ...members];
}

/** So many operations with the same change are told in one line. */
const MANY = 4;

function toldOnce(changes: readonly ApiChange[]): ApiChange[] {
  const alike = Map.groupBy(changes, ({ kind, part }) => `${kind} ${part}`);
  return changes.flatMap((change) => {
    const same = alike.get(`${change.kind} ${change.part}`) ?? [];
    if (change.part === undefined || same.length < MANY) return [change];
    return same[0] === change ? [{ ...change, place: `${same.length} operations` }] : [];
  });
}

type Named<Value> = Readonly<Record<string, Value>>;

function differences<Value>(
  before: Named<Value>,
  after: Named<Value>,
  within: (at: { place: string }, was: Value, is: Value) => ApiChange[],
): ApiChange[] {
  const gone = Object.keys(before).filter((place) => after[place] === undefined);
  return [
    ...Object.entries(after).flatMap(([place, is]): ApiChange[] => {
      const was = before[place];
      return was === undefined ? [{ kind: 'added', place }] : within({ place }, was, is);
    }),
    ...gone.map((place): ApiChange => ({ kind: 'removed', place })),
  ];
}

const operationsIn = ({ paths }: OpenApi): Named<Operation> =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation]),
    ),
  );

function operationChanges(place: string, old: OpenApi, was: Operation, now: OpenApi, is: Operation): ApiChange[] {
  const changes: ApiChange[] = [];
  if (is.deprecated === true && was.deprecated !== true) changes.push({ kind: 'deprecated', place });
  const [had, has] = [parametersOf(old, was), parametersOf(now, is)];
  for (const [name, { required }] of Object.entries(has)) {
    if (had[name] === undefined) changes.push({ kind: 'added', place, part: `\`${name}\`` });
    else if (had[name].required !== required) {
      changes.push({ kind: 'changed', place, part: `\`${name}\` is ${required === true ? 'required' : 'optional'}` });
    }
  }
  for (const name of Object.keys(had))
    if (has[name] === undefined) changes.push({ kind: 'removed', place, part: `\`${name}\`` });
  for (const status of Object.keys(is.responses)) {
    if (was.responses[status] === undefined) changes.push({ kind: 'added', place, part: `answer ${status}` });
  }
  for (const status of Object.keys(was.responses)) {
    if (is.responses[status] === undefined) changes.push({ kind: 'removed', place, part: `answer ${status}` });
  }
  return changes;
}

function parametersOf({ components }: OpenApi, { parameters = [] }: Operation): Named<Parameter> {
  const resolved = parameters.map((parameter) => {
    const name = parameter.$ref?.split('/').at(-1);
    return (name === undefined ? undefined : components.parameters?.[name]) ?? parameter;
  });
  return Object.fromEntries(resolved.map((parameter) => [parameter.name ?? '', parameter]));
}

function memberChanges(place: string, was: Schema, is: Schema, path = ''): ApiChange[] {
  const [had, has] = [was.properties ?? {}, is.properties ?? {}];
  const named = (name: string): string => `\`${path}${name}\``;
  return [
    ...Object.entries(has).flatMap(([name, member]): ApiChange[] => {
      const before = had[name];
      if (before === undefined) return [{ kind: 'added', place, part: named(name) }];
      const isRequired = is.required?.includes(name) === true;
      const changed = (was.required?.includes(name) === true) !== isRequired || formOf(before) !== formOf(member);
      return [
        ...(changed ? [{ kind: 'changed', place, part: named(name) } as const] : []),
        ...memberChanges(place, before, member, `${path}${name}.`),
        ...memberChanges(place, before.items ?? {}, member.items ?? {}, `${path}${name}[].`),
      ];
    }),
    ...Object.keys(had)
      .filter((name) => has[name] === undefined)
      .map((name): ApiChange => ({ kind: 'removed', place, part: named(name) })),
  ];
}

const UNCOUNTED = new Set(['description', 'examples', 'title', 'properties', 'required', 'items']);

/** What a value must be, beside its own members. */
const formOf = (schema: Schema): string =>
  JSON.stringify(Object.entries(schema).filter(([keyword]) => !UNCOUNTED.has(keyword)));
