import { type RestRecord, restVariable } from './rest-access-log.ts';
import type { RestRequest } from './rest-request.ts';

type Variables = Readonly<Record<string, string>> | undefined;

const variable = /\$(?:\{([^}]+)\}|((?:context|stageVariables)\.[\w.-]*\w))/g;

/** A template with its variables replaced: templates of gateway responses substitute, they are not VTL. A variable without
 *  a value leaves nothing; `error.messageString` brings its own quotes. [api-gateway-gatewayResponse-definition] */
export const substituted = (template: string, record: RestRecord): string =>
  template.replace(variable, (text, braced: string | undefined, bare: string | undefined) => {
    const [, place, name = ''] = /^(context|stageVariables)\.(.+)$/.exec(braced ?? bare ?? '') ?? [];
    if (place === undefined) return text;
    if (place === 'stageVariables') return record.stageVariables?.[name] ?? '';
    const value = restVariable(name)(record);
    if (name === 'error.messageString') return JSON.stringify(value ?? null);
    return value === undefined ? '' : String(value);
  });

/** The value of a mapping expression: `'constant'`, `context.requestId`, `stageVariables.x`, or
 *  `method.request.{header,querystring,path}.x`. Undefined when there is none.
 *  [request-response-data-mappings] */
export const mappedValue = (
  expression: string,
  request: RestRequest,
  record: RestRecord,
  pathParameters: Variables = undefined,
): string | undefined => {
  const constant = /^'(.*)'$/s.exec(expression)?.[1];
  if (constant !== undefined) return constant;
  const [, place, name = ''] =
    /^(context|stageVariables|method\.request\.(?:header|querystring|path))\.(.+)$/.exec(expression) ?? [];
  switch (place) {
    case 'context': {
      const value = restVariable(name)(record);
      return value === undefined ? undefined : String(value);
    }
    case 'stageVariables':
      return record.stageVariables?.[name];
    case 'method.request.header':
      return request.header(name);
    case 'method.request.querystring':
      return request.query(name);
    case 'method.request.path':
      return pathParameters?.[name];
    default:
      return undefined;
  }
};
