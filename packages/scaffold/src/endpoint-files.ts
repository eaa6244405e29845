import { type Endpoint, kebabCase } from './endpoint.ts';

/** The new files of an endpoint, by path from the repository's root. They compile, and the test fails until the use case is
 *  written: nothing is generated that only looks done. */
export function newFiles({ service, operationId, method, path }: Endpoint): Record<string, string> {
  const kebab = kebabCase(operationId);
  const command = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}`;
  const root = `services/${service}/src`;
  return {
    [`${root}/functions/${kebab}/handler.ts`]: `import { systemClock } from '@frontdesk/core/clock';
import { practiceApi } from '../../composition/practice-api.ts';
import { ${operationId} } from '../../use-cases/${kebab}.ts';

const ports = { clock: systemClock };

/** ${method} ${path} */
export const handler = practiceApi({ operationId: '${operationId}' }, ({ caller, requestId, deadline }) =>
  ${operationId}({ caller, requestId, deadline }, ports),
);
`,
    [`${root}/use-cases/${kebab}.ts`]: `import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { Clock } from '@frontdesk/core/clock';

export interface ${command} {
  readonly caller: AuthoriserContext;
  readonly requestId: string;
  readonly deadline: number;
}

export interface ${command}Ports {
  readonly clock: Clock;
}

/** Say what it decides, in which shapes and units, and which errors it throws. */
export async function ${operationId}(_command: ${command}, _ports: ${command}Ports): Promise<Answer> {
  throw new AppError('UNAVAILABLE', { detail: 'This operation is not written yet.' });
}
`,
    [`${root}/use-cases/${kebab}.test.ts`]: `import { describe, expect, it } from 'vitest';
import { ${operationId} } from './${kebab}.ts';

const caller = { practiceId: 'p001', role: 'agent', subject: 'agent-1', scopes: [], channel: 'app' } as const;

describe('${operationId}', () => {
  it('answers 200', async () => {
    const answer = await ${operationId}({ caller, requestId: 'r-1', deadline: Date.now() + 1_000 }, { clock: { now: () => 0 } });
    expect(answer.statusCode).toBe(200);
  });
});
`,
  };
}

/** serverless.yml with the function added behind the last one. Throws Error when there is no `functions:` section to add to. */
export function withFunction(serverlessYml: string, { operationId, method, path, scope }: Endpoint): string {
  if (new RegExp(`^  ${operationId}:`, 'm').test(serverlessYml))
    throw new Error(`The service has a function ${operationId} already.`);
  const functions = serverlessYml.search(/^functions:$/m);
  if (functions === -1) throw new Error('The serverless.yml has no functions section.');
  const body = functions + 'functions:\n'.length;
  const next = serverlessYml.slice(body).search(/^\S/m);
  const end = next === -1 ? serverlessYml.length : body + next;
  const entry = `  ${operationId}:
    handler: src/functions/${kebabCase(operationId)}/handler.handler
    description: Say in a few words what it does
    iamRoleStatements:
      - \${self:custom.grants.countRequest}
    events:
      - httpApi:
          method: ${method}
          path: ${path}
          authorizer: { type: jwt, id: '\${self:custom.jwtAuthorizerId}', scopes: ['${scope}'] }

`;
  return `${serverlessYml.slice(0, end)}${entry}${serverlessYml.slice(end)}`;
}

/** The service's route table with the route added behind the last one. Throws Error when the end of the table is not found. */
export function withRoute(routes: string, { service, operationId, method, path, scope }: Endpoint): string {
  const end = routes.lastIndexOf('\n];');
  if (end === -1) throw new Error('The route table has no end.');
  const parameters = [...path.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name);
  const pathParameters = parameters.length === 0 ? '' : '\n    pathParameters: recordPath,';
  const entry = `
  {
    operationId: '${operationId}',
    service: '${service}',
    method: '${method}',
    path: '${path}',
    summary: 'Say what it does.',
    scopes: ['${scope}'],${pathParameters}
    success: { status: 200, description: 'Say what comes back.' },
  },`;
  const imported = pathParameters !== '' && !/\brecordPath\b/.test(routes) ? importingRecordPath(routes) : routes;
  const at = imported.lastIndexOf('\n];');
  return `${imported.slice(0, at)}${entry}${imported.slice(at)}`;
}

function importingRecordPath(routes: string): string {
  const practices = 'import { practicePath }';
  if (routes.includes(practices)) return routes.replace(practices, 'import { practicePath, recordPath }');
  return routes.replace(/^import type \{ Route \}/m, "import { recordPath } from '../identifiers.ts';\n$&");
}
