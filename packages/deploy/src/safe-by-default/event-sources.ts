import { referredId, referredIds, resourcesOf, type Template } from '../cloudformation-template.ts';

/** The queues that others give up to: by redrive, as a stream's or function's destination of failures, or as a rule's. What a function works on
 *  by itself is a queue like any other, whoever puts it there. */
export function deadLetterQueues(template: Template): Set<string> {
  const dead = new Set<string>();
  const consumed = consumedQueues(template);
  const add = (value: unknown): void => {
    for (const id of referredIds(value)) {
      if (template.Resources[id]?.Type === 'AWS::SQS::Queue' && !consumed.has(id)) dead.add(id);
    }
  };
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type === 'AWS::SQS::Queue') add(Properties.RedrivePolicy);
    if (Type === 'AWS::Lambda::Function') add(Properties.DeadLetterConfig);
    if (Type === 'AWS::Lambda::EventSourceMapping' || Type === 'AWS::Lambda::EventInvokeConfig') {
      add((Properties.DestinationConfig as { OnFailure?: unknown } | undefined)?.OnFailure);
    }
    if (Type === 'AWS::Events::Rule') {
      for (const { DeadLetterConfig } of Properties.Targets as { DeadLetterConfig?: unknown }[]) add(DeadLetterConfig);
    }
  }
  return dead;
}

/** The queues of this template that functions of this template consume. */
export function consumedQueues(template: Template): Set<string> {
  const queues = mappings(template).flatMap(({ source }) => (source === undefined ? [] : [source]));
  return new Set(queues.filter((id) => template.Resources[id]?.Type === 'AWS::SQS::Queue'));
}

/** The functions that read a stream. */
export function streamConsumers(template: Template): Set<string> {
  return new Set(mappings(template).flatMap(({ consumer, isStream }) => (isStream && consumer ? [consumer] : [])));
}

/** The functions that a queue or a stream feeds. */
export function consumers(template: Template): Set<string> {
  return new Set(mappings(template).flatMap(({ consumer }) => (consumer === undefined ? [] : [consumer])));
}

interface Mapping {
  source: string | undefined;
  consumer: string | undefined;
  isStream: boolean;
}

function mappings(template: Template): Mapping[] {
  return resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => ({
    source: referredId(Properties.EventSourceArn),
    consumer: functionOf(template, referredId(Properties.FunctionName)),
    // Only streams are read from a position.
    isStream: Properties.StartingPosition !== undefined,
  }));
}

/** The function behind a reference to it or to its alias. */
export function functionOf(template: Template, id: string | undefined): string | undefined {
  const resource = id === undefined ? undefined : template.Resources[id];
  if (resource?.Type === 'AWS::Lambda::Function') return id;
  return resource?.Type === 'AWS::Lambda::Alias' ? referredId(resource.Properties.FunctionName) : undefined;
}

/** Those that an HTTP or REST API calls and somebody waits for. A WebSocket API's are left out: its messages are answered when
 *  they are done. */
export function functionsBehindHttpApis(template: Template): Set<string> {
  const webSocketApis = new Set(
    resourcesOf(template, 'AWS::ApiGatewayV2::Api').flatMap(([id, { Properties }]) =>
      Properties.ProtocolType === 'WEBSOCKET' ? [id] : [],
    ),
  );
  return functionsBehindApis(template, (api) => !webSocketApis.has(referredId(api) ?? ''));
}

/** The functions that decide over the callers of REST APIs. */
export function restAuthorizers(template: Template): Set<string> {
  const named = resourcesOf(template, 'AWS::ApiGateway::Authorizer').flatMap(([, { Properties }]) => [
    ...referredIds(Properties),
  ]);
  return new Set(named.map((id) => functionOf(template, id)).filter((id) => id !== undefined));
}

/** The functions that an API calls: its integrations, methods and authorisers. */
export function functionsBehindApis(template: Template, isWanted: (api: unknown) => boolean = () => true): Set<string> {
  const found = new Set<string>();
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (!/^AWS::ApiGateway(V2)?::(Integration|Method|Authorizer)$/.test(Type) || !isWanted(Properties.ApiId)) continue;
    for (const id of referredIds(Properties)) {
      const functionId = functionOf(template, id);
      if (functionId !== undefined) found.add(functionId);
    }
  }
  return found;
}
