import type { TemplateResource } from './cloudformation-template.ts';

const ALLOW_ORIGIN = /\.header\.access-control-allow-origin$/i;

/** The origins whose pages an API or a function lets call, as far as this resource tells: of an HTTP API's CORS, of a REST API's
 *  mocks and gateway responses (constants in single quotes), of a function's `ALLOWED_ORIGINS`. Undefined where it tells nothing. */
export function allowedOrigins({ Type, Properties }: TemplateResource): readonly string[] | undefined {
  if (Type === 'AWS::ApiGatewayV2::Api') {
    const { AllowOrigins } = (Properties.CorsConfiguration ?? {}) as { AllowOrigins?: unknown };
    return AllowOrigins === undefined ? undefined : listOf(AllowOrigins);
  }
  if (Type === 'AWS::Lambda::Function') {
    const { Variables } = (Properties.Environment ?? {}) as { Variables?: { ALLOWED_ORIGINS?: unknown } };
    return Variables?.ALLOWED_ORIGINS === undefined ? undefined : listOf(Variables.ALLOWED_ORIGINS);
  }
  if (!Type.startsWith('AWS::ApiGateway::')) return undefined;
  const mapped = mappedOrigins(Properties);
  return mapped.length === 0 ? undefined : mapped;
}

/** A list, or comma-separated text, which may be what `Fn::Split` is given. */
function listOf(origins: unknown): readonly string[] {
  if (Array.isArray(origins)) return origins.map(String);
  const { 'Fn::Split': split } = (origins ?? {}) as { 'Fn::Split'?: readonly [string, unknown] };
  return String(split?.[1] ?? origins)
    .split(',')
    .map((origin) => origin.trim());
}

function mappedOrigins(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    ALLOW_ORIGIN.test(name) && typeof inner === 'string' ? [inner.replaceAll("'", '')] : mappedOrigins(inner),
  );
}
