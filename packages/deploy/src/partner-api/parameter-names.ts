import type { PartnerRoute } from '@frontdesk/contracts/partner-route';
import * as z from 'zod/mini';

interface ParameterNames {
  /** `method.request.path.id`, each required. */
  path: Readonly<Record<string, true>>;
  /** `method.request.querystring.from`, with whether it is required. */
  query: Readonly<Record<string, boolean>>;
  pathParameters: readonly string[];
}

/** A route's parameters by the names that API Gateway has for them. */
export function parameterNames(route: PartnerRoute): ParameterNames {
  const pathParameters = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `method.request.path.${name}`);
  const { properties = {}, required = [] } =
    route.query === undefined ? {} : z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' });
  return {
    path: Object.fromEntries(pathParameters.map((name) => [name, true])),
    query: Object.fromEntries(
      Object.keys(properties).map((name) => [`method.request.querystring.${name}`, required.includes(name)]),
    ),
    pathParameters,
  };
}
