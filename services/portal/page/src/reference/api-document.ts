/** The parts of an OpenAPI 3.1 document that the portal shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, DocumentParameter>>;
  };
}

export interface DocumentOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly (DocumentParameter | Reference)[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json'?: { readonly schema: Schema | Reference } };
  };
  readonly responses: Readonly<Record<string, DocumentAnswer>>;
}

interface DocumentAnswer {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: Schema | Reference }>>;
}

export interface DocumentParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema?: Schema;
}

export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema | Reference>>;
  readonly required?: readonly string[];
}

export interface Reference {
  readonly $ref: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** An operation with its parameters and its body resolved. */
export interface Operation {
  readonly id: string;
  readonly method: Uppercase<(typeof METHODS)[number]>;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly tag: string;
  readonly parameters: readonly DocumentParameter[];
  readonly body: Schema | undefined;
  readonly answers: readonly {
    readonly status: string;
    readonly description: string;
    readonly schema: Schema | undefined;
  }[];
}

/** The operations of a document, as it orders them. */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [operationOf(document, path, method, operation)];
    }),
  );
}

function operationOf(
  document: ApiDocument,
  path: string,
  method: (typeof METHODS)[number],
  { operationId: id, summary, description = '', tags, parameters = [], requestBody, responses }: DocumentOperation,
): Operation {
  const body = requestBody?.content['application/json']?.schema;
  return {
    ...{ id, path, description, tag: tags[0] ?? '' },
    // It becomes a title.
    summary: summary.replace(/\.$/, ''),
    method: method.toUpperCase() as Operation['method'],
    parameters: parameters.map((parameter) => ('$ref' in parameter ? parameterOf(document, parameter) : parameter)),
    body: body && withMembers(document, schemaOf(document, body)),
    answers: Object.entries(responses).map(([status, { description: told, content }]) => {
      const schema = Object.values(content ?? {})[0]?.schema;
      return { status, description: told, schema: schema && schemaOf(document, schema) };
    }),
  };
}

/** A schema whose members are resolved, as far as they are names of others. */
function withMembers(document: ApiDocument, schema: Schema): Schema {
  if (schema.properties === undefined) return schema;
  const members = Object.entries(schema.properties).map(([name, member]) => [name, schemaOf(document, member)]);
  return { ...schema, properties: Object.fromEntries(members) };
}

/** A schema, also where the document names it by reference. Throws when the document lacks it. */
export function schemaOf(document: ApiDocument, schema: Schema | Reference): Schema {
  if (!('$ref' in schema)) return schema;
  const found = document.components.schemas[nameOf(schema)];
  if (found === undefined) throw new Error(`The document has no ${schema.$ref}.`);
  return found;
}

function parameterOf(document: ApiDocument, reference: Reference): DocumentParameter {
  const found = document.components.parameters[nameOf(reference)];
  if (found === undefined) throw new Error(`The document has no ${reference.$ref}.`);
  return found;
}

const nameOf = ({ $ref }: Reference): string => $ref.slice($ref.lastIndexOf('/') + 1);
