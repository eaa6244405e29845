import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

/** The documents that have a client: each is generated/<name>.ts. */
export const CLIENT_DOCUMENTS = ['app-api', 'portal-api'] as const;
export type ClientDocument = (typeof CLIENT_DOCUMENTS)[number];

export function generatedFile(name: ClientDocument): string {
  return join(import.meta.dirname, `../generated/${name}.ts`);
}
const METHODS = ['get', 'put', 'post', 'delete'] as const;

interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  responses: Record<string, unknown>;
}
interface Document {
  readonly paths: Record<string, Partial<Record<(typeof METHODS)[number], Operation>>>;
  readonly components: {
    readonly parameters?: Record<string, Parameter>;
    readonly schemas: Record<string, { anyOf?: readonly object[] }>;
  };
}

/** The text of a document's file: types of requests and answers, and what a call of each operation needs to know. */
export async function generatedApi(name: ClientDocument): Promise<string> {
  const file = join(import.meta.dirname, `../../../../docs/openapi/${name}.json`);
  const document = JSON.parse(await readFile(file, 'utf8')) as Document;
  // What telephone systems send is none of a client's calls.
  delete document.paths['/calls/webhook'];
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] === undefined ? [] : [{ path, method, operation: item[method] }])),
  );
  for (const schema of Object.values(document.components.schemas)) dropRequiredAlternatives(schema);
  // Refusals are thrown as FrontdeskError; their types on every operation would be nine tenths of the file.
  for (const { operation } of operations) {
    const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    operation.responses = Object.fromEntries(successes);
  }
  const headersOf = ({ parameters = [] }: Operation): (string | undefined)[] =>
    parameters.map(({ $ref, name }) => name ?? document.components.parameters?.[$ref?.split('/').at(-1) ?? '']?.name);
  const table = operations.map(({ path, method, operation }) => {
    const headers = headersOf(operation);
    const facts = [
      `method: '${method.toUpperCase()}'`,
      `path: '${path}'`,
      `idempotencyKey: ${headers.includes('Idempotency-Key')}`,
      `precondition: ${headers.includes('If-Match')}`,
    ];
    return `  ${operation.operationId}: { ${facts.join(', ')} },\n`;
  });
  const types = astToString(await openapiTS(structuredClone(document) as unknown as OpenAPI3));
  return `// Written by \`pnpm openapi\` from docs/openapi/${name}.json. Do not edit.\n\n${types}
export const OPERATIONS = {\n${table.join('')}} as const satisfies Record<keyof operations, unknown>;\n`;
}

/** `anyOf` of nothing but `required` says which members may be left out together; its type would be `unknown`. */
function dropRequiredAlternatives(schema: { anyOf?: readonly object[] }): void {
  if (schema.anyOf?.every((alternative) => Object.keys(alternative).join() === 'required')) delete schema.anyOf;
}
