import { allowedOrigins } from '../allowed-origins.ts';
import type { Template } from '../cloudformation-template.ts';

/** Outside dev, no page of an unnamed site may call: neither an API's CORS nor a function's may hold a wildcard. A REST API names
 *  exactly one origin, and does not take an empty one. */
export function originFaults(template: Template, stage: string): string[] {
  if (stage === 'dev') return [];
  const told = Object.entries(template.Resources).flatMap(([id, resource]) => {
    const origins = allowedOrigins(resource);
    return origins === undefined ? [] : [{ id, origins, isRest: resource.Type.startsWith('AWS::ApiGateway::') }];
  });
  const open = told.filter(({ origins }) => origins.some((origin) => origin.includes('*'))).map(({ id }) => id);
  const nameless = told.filter(({ origins, isRest }) => isRest && origins.includes('')).map(({ id }) => id);
  return [
    ...(open.length === 0
      ? []
      : [
          `${open.join(', ')} of stage "${stage}" would take calls from pages of any origin; only dev may use a wildcard, so list the stage's origins in serverless.stages.yml.`,
        ]),
    ...(nameless.length === 0
      ? []
      : [
          `The REST API of stage "${stage}" names no origin whose pages may call it; set partnerOrigin in serverless.stages.yml.`,
        ]),
  ];
}
