import type {
  ApiDocument,
  DocumentOperation,
  DocumentParameter,
  Reference,
  Schema,
} from '../reference/api-document.ts';
import type { SandboxFacts } from '../sandbox/sandbox-facts.ts';

interface Filling {
  /** Where requests go. */
  readonly origin: string;
  readonly idempotencyKey: string;
  /** Absent: the document's own examples stay. */
  readonly sandbox: SandboxFacts | undefined;
}

/** The document with examples that work as they stand: what the explorer sends first is a booking that succeeds. */
export function explorerDocument(document: ApiDocument, { origin, idempotencyKey, sandbox }: Filling): ApiDocument {
  const known: Readonly<Record<string, string>> = { ...sandbox, 'Idempotency-Key': idempotencyKey };
  const parameter = <Kind extends DocumentParameter | Reference>(one: Kind): Kind =>
    'name' in one && known[one.name] !== undefined ? { ...one, example: known[one.name] } : one;
  const operation = (path: string, one: DocumentOperation): DocumentOperation => ({
    ...one,
    parameters: (one.parameters ?? []).map((each) =>
      'name' in each && each.in === 'path' && path.startsWith('/v2/practices/') && sandbox !== undefined
        ? { ...each, example: sandbox.practiceId }
        : parameter(each),
    ),
  });
  const { paths, components } = document;
  return {
    ...document,
    servers: [{ url: origin }],
    paths: mapped(paths, (path, item) => mapped(item, (_method, one) => operation(path, one))),
    components: {
      ...components,
      parameters: mapped(components.parameters, (_name, one) => parameter(one)),
      schemas: mapped(components.schemas, (name, schema) =>
        name.endsWith('Request') ? filled(schema, known) : schema,
      ),
    },
  };
}

function filled(schema: Schema, known: Readonly<Record<string, string>>): Schema {
  const examples = schema.examples?.map((example) => {
    const members = Object.entries(example as object).filter(([name]) => !ELSEWHERE.has(name));
    return Object.fromEntries(members.map(([name, value]): [string, unknown] => [name, known[name] ?? value]));
  });
  return examples === undefined ? schema : { ...schema, examples };
}

/** What only some practices have, or what names something that was made before. */
const ELSEWHERE = new Set(['resourceIds', 'appointmentId', 'callId', 'holdId']);

const mapped = <Value>(
  record: Readonly<Record<string, Value>>,
  map: (name: string, value: Value) => Value,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(name, value)]));
