import { functionIn } from '../gateway/function-in-uri.ts';

/** A mock's answer for one status. */
export interface MockResponse {
  status: number;
  /** Selects by the status that the request template gives; undefined: the one for the rest. */
  selection: RegExp | undefined;
  /** `method.response.header.X` with `'a value'` or `context.requestId`. */
  parameters: Readonly<Record<string, string>>;
  /** By media type. */
  templates: Readonly<Record<string, string>>;
}

interface CommonIntegration {
  requestTemplates: Readonly<Record<string, string>>;
  passthrough: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  /** `integration.request.header.practice` with `context.authorizer.practiceId`. */
  requestParameters: Readonly<Record<string, string>>;
  cacheKeys: readonly string[];
  /** Methods with the same one share their entries. */
  cacheNamespace: string;
}

export type IntegrationDefinition = CommonIntegration &
  (
    | { type: 'AWS_PROXY'; functionName: string; timeoutMs: number }
    | { type: 'MOCK'; responses: readonly MockResponse[] }
  );

/** Reads a method's integration. Throws on what the local cloud does not run: other types, and templates in VTL.
 *  [api-gateway-integration-types] */
export const integrationDefinition = (
  name: string,
  resourceId: string,
  properties: Record<string, unknown>,
): IntegrationDefinition => {
  const integration = (properties.Integration ?? {}) as Record<string, unknown>;
  const requestTemplates = (integration.RequestTemplates ?? {}) as Record<string, string>;
  const common: CommonIntegration = {
    requestTemplates,
    passthrough: (integration.PassthroughBehavior ?? 'WHEN_NO_MATCH') as CommonIntegration['passthrough'],
    requestParameters: (integration.RequestParameters ?? {}) as Record<string, string>,
    cacheKeys: (integration.CacheKeyParameters ?? []) as string[],
    cacheNamespace: String(integration.CacheNamespace ?? resourceId),
  };
  if (integration.Type === 'AWS_PROXY') {
    const functionName = functionIn(String(integration.Uri));
    if (functionName === undefined) throw new Error(`REST method ${name} names no function.`);
    return { ...common, type: 'AWS_PROXY', functionName, timeoutMs: Number(integration.TimeoutInMillis ?? 29_000) };
  }
  if (integration.Type !== 'MOCK')
    throw new Error(`REST method ${name}: only integrations of type AWS_PROXY and MOCK run locally.`);
  const responses = ((integration.IntegrationResponses ?? []) as Record<string, unknown>[]).map(mockResponse);
  const templates = [requestTemplates, ...responses.map(({ templates }) => templates)].flatMap(Object.values);
  if (templates.some((template) => /#(?:if|set|foreach|else|end)\b|\$(?:input|util)\b/.test(String(template))))
    throw new Error(
      `REST method ${name}: its templates need VTL, which does not run locally; \${context} variables do.`,
    );
  return { ...common, type: 'MOCK', responses };
};

const mockResponse = (response: Record<string, unknown>): MockResponse => {
  const pattern = response.SelectionPattern as string | undefined;
  return {
    status: Number(response.StatusCode),
    selection: pattern ? new RegExp(`^(?:${pattern})$`) : undefined,
    parameters: (response.ResponseParameters ?? {}) as Record<string, string>,
    templates: (response.ResponseTemplates ?? {}) as Record<string, string>,
  };
};
