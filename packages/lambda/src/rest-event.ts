import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { ApiEvent } from './chain.ts';

/** A REST API's event (payload format 1.0) with the context that its Lambda authoriser gave. */
export type RestEvent = Omit<APIGatewayProxyEvent, 'requestContext'> & {
  requestContext: Omit<APIGatewayProxyEvent['requestContext'], 'authorizer'> & {
    authorizer?: Readonly<Record<string, unknown>> | null | undefined;
  };
};

/** A REST API's event as the HTTP API would write it (payload format 2.0), so that one chain serves both. What format 1.0 says
 *  otherwise: absent parts are null, names of headers keep their case, path parameters are still encoded, and a repeated
 *  parameter has a list of values.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function apiEventOf(event: RestEvent): ApiEvent {
  const { requestContext, httpMethod, path } = event;
  const query = queryOf(event);
  return {
    version: '2.0',
    routeKey: `${httpMethod} ${event.resource}`,
    rawPath: path,
    rawQueryString: query.toString(),
    headers: headersOf(event),
    ...(query.size > 0 && { queryStringParameters: Object.fromEntries(query) }),
    ...(event.pathParameters != null && { pathParameters: decoded(event.pathParameters) }),
    ...(event.body != null && { body: event.body }),
    isBase64Encoded: event.isBase64Encoded,
    requestContext: {
      accountId: requestContext.accountId,
      apiId: requestContext.apiId,
      domainName: requestContext.domainName ?? '',
      domainPrefix: requestContext.domainPrefix ?? '',
      http: {
        method: httpMethod,
        path,
        protocol: requestContext.protocol,
        sourceIp: requestContext.identity?.sourceIp ?? '',
        userAgent: requestContext.identity?.userAgent ?? '',
      },
      requestId: requestContext.requestId,
      routeKey: `${httpMethod} ${event.resource}`,
      stage: requestContext.stage,
      time: requestContext.requestTime ?? '',
      timeEpoch: requestContext.requestTimeEpoch,
      ...(requestContext.authorizer != null && { authorizer: { context: requestContext.authorizer } }),
    },
  };
}

function queryOf({ multiValueQueryStringParameters, queryStringParameters }: RestEvent): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(multiValueQueryStringParameters ?? queryStringParameters ?? {})) {
    for (const value of [values ?? []].flat()) query.append(name, value);
  }
  return query;
}

/** A repeated header is one list, as HTTP has it (RFC 9110, section 5.3). */
function headersOf({ multiValueHeaders, headers }: RestEvent): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, values] of Object.entries(multiValueHeaders ?? headers ?? {})) {
    joined[name.toLowerCase()] = [values ?? []].flat().join(', ');
  }
  return joined;
}

/** What is not encoded as it should be stays as it is: no id looks like it. */
function decoded(parameters: NonNullable<RestEvent['pathParameters']>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value = '']) => [name, decodedText(value)]));
}

function decodedText(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
