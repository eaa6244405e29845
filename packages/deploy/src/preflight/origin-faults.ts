import { resourcesOf, type Template } from '../cloudformation-template.ts';

/** Outside dev, no page of an unnamed site may call: neither an API's CORS nor a function's may hold a wildcard. */
export function originFaults(template: Template, stage: string): string[] {
  if (stage === 'dev') return [];
  const ofApis = resourcesOf(template, 'AWS::ApiGatewayV2::Api').map(([id, { Properties }]) => {
    const { AllowOrigins } = (Properties.CorsConfiguration ?? {}) as { AllowOrigins?: unknown };
    return { id, origins: AllowOrigins };
  });
  const ofFunctions = resourcesOf(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => {
    const { Variables } = (Properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
    return { id, origins: Variables?.ALLOWED_ORIGINS };
  });
  const open = [...ofApis, ...ofFunctions].filter(({ origins }) => JSON.stringify(origins ?? '').includes('*'));
  if (open.length === 0) return [];
  const ids = open.map(({ id }) => id).join(', ');
  return [
    `${ids} of stage "${stage}" would take calls from pages of any origin; only dev may use a wildcard, so list the stage's origins in serverless.stages.yml.`,
  ];
}
