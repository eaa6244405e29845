import type { IntrinsicResolver } from './intrinsic-functions.ts';
import {
  type FunctionConfiguration,
  queueEventSchema,
  type ServiceConfiguration,
  scheduleEventSchema,
  streamEventSchema,
} from './service-configuration.ts';
import type {
  FunctionModel,
  HttpRouteModel,
  QueueSourceModel,
  ScheduleSourceModel,
  StreamSourceModel,
} from './service-model.ts';

type Event = FunctionConfiguration['events'][number];

/** The name that a function is deployed under. */
export const functionNameOf = (configuration: ServiceConfiguration, key: string): string =>
  configuration.functions[key]?.name ?? `${configuration.service}-${configuration.provider.stage}-${key}`;

/** A key as the framework puts it into logical ids. [osls: naming.getNormalizedFunctionName] */
export const normalisedName = (key: string): string => {
  const normalised = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return `${normalised.charAt(0).toUpperCase()}${normalised.slice(1)}`;
};

/** The framework's logical id of a function's resource. [osls: naming.getLambdaLogicalId] */
export const functionLogicalId = (key: string): string => `${normalisedName(key)}LambdaFunction`;

/** A service's functions with everything resolved that the local cloud runs. */
export const functionModels = (configuration: ServiceConfiguration, resolver: IntrinsicResolver): FunctionModel[] =>
  deployedFunctions(configuration).map(([key, declared]) => {
    const { provider } = configuration;
    const resolved = resolver.resolve(declared.events) as Event[];
    const apiId = resolver.resolve(provider.httpApi?.id) as string | undefined;
    return {
      key,
      name: functionNameOf(configuration, key),
      handler: declared.handler,
      timeoutSeconds: declared.timeout ?? provider.timeout,
      memoryMegabytes: declared.memorySize ?? provider.memorySize,
      environment: environmentOf({ ...provider.environment, ...declared.environment }, resolver),
      ...(declared.onError !== undefined && { deadLetterArn: String(resolver.resolve(declared.onError)) }),
      ...(declared.reservedConcurrency !== undefined && { reservedConcurrency: declared.reservedConcurrency }),
      ...(declared.concurrencyClass !== undefined && { concurrencyClass: declared.concurrencyClass }),
      routes: resolved.flatMap((event) => (event.httpApi === undefined ? [] : [routeOf(event.httpApi, apiId)])),
      queues: resolved.flatMap((event) => (event.sqs === undefined ? [] : queueSourceOf(event.sqs))),
      streams: resolved.flatMap((event) => (event.stream === undefined ? [] : streamSourceOf(event.stream))),
      schedules: resolved.flatMap((event) => (event.schedule === undefined ? [] : scheduleSourcesOf(event.schedule))),
    };
  });

/** Without those that the stage lacks something for, as the plugin `safe-by-default` leaves them out. */
const deployedFunctions = ({ functions }: ServiceConfiguration): [string, FunctionConfiguration][] =>
  Object.entries(functions).filter(([, { deployedWith }]) => deployedWith !== '');

const environmentOf = (declared: Record<string, unknown>, resolver: IntrinsicResolver): Record<string, string> =>
  Object.fromEntries(
    Object.entries(resolver.resolve(declared) as Record<string, unknown>)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );

const routeOf = (event: NonNullable<Event['httpApi']>, apiId: string | undefined): HttpRouteModel => {
  const declared = typeof event === 'string' ? shorthandRoute(event) : event;
  const authorizer = typeof declared.authorizer === 'string' ? { id: declared.authorizer } : declared.authorizer;
  const id = authorizer?.id ?? authorizer?.name;
  const method = (declared.method ?? '*').toUpperCase();
  return {
    ...(apiId !== undefined && { apiId }),
    method: method === '*' ? 'ANY' : method,
    path: declared.path === '*' ? '$default' : declared.path,
    ...(authorizer && { authorizer: { ...(id !== undefined && { id: String(id) }), scopes: authorizer.scopes ?? [] } }),
  };
};

const shorthandRoute = (route: string): Exclude<NonNullable<Event['httpApi']>, string> => {
  const [method = '*', path = '*'] = route.trim().split(/\s+/);
  return { method, path };
};

const partialFailures = (responseType: string | undefined): boolean => responseType === 'ReportBatchItemFailures';

const queueSourceOf = (event: unknown): QueueSourceModel[] => {
  const parsed = queueEventSchema.parse(typeof event === 'string' ? { arn: event } : event);
  if (typeof parsed === 'string' || !parsed.enabled) return [];
  return [
    {
      queueArn: String(parsed.arn),
      batchSize: parsed.batchSize,
      maximumBatchingWindowSeconds: parsed.maximumBatchingWindow,
      reportBatchItemFailures: partialFailures(parsed.functionResponseType),
      ...(parsed.maximumConcurrency !== undefined && { maximumConcurrency: parsed.maximumConcurrency }),
    },
  ];
};

const streamSourceOf = (event: unknown): StreamSourceModel[] => {
  const parsed = streamEventSchema.parse(typeof event === 'string' ? { arn: event } : event);
  if (typeof parsed === 'string' || !parsed.enabled) return [];
  const onFailure = parsed.destinations?.onFailure;
  const onFailureArn =
    typeof onFailure === 'object' && onFailure !== null && 'arn' in onFailure ? onFailure.arn : onFailure;
  return [
    {
      streamArn: String(parsed.arn),
      batchSize: parsed.batchSize,
      startingPosition: parsed.startingPosition,
      reportBatchItemFailures: partialFailures(parsed.functionResponseType),
      bisectBatchOnError: parsed.bisectBatchOnFunctionError,
      maximumRetryAttempts: parsed.maximumRetryAttempts,
      maximumRecordAgeSeconds: parsed.maximumRecordAgeInSeconds,
      ...(onFailureArn !== undefined && { onFailureArn: String(onFailureArn) }),
      filterPatterns: parsed.filterPatterns,
    },
  ];
};

const scheduleSourcesOf = (event: unknown): ScheduleSourceModel[] => {
  const parsed = scheduleEventSchema.parse(typeof event === 'string' ? { rate: event } : event);
  if (typeof parsed === 'string' || !parsed.enabled) return [];
  const input = parsed.input === undefined ? {} : { input: parsed.input };
  return [parsed.rate].flat().map((expression) => ({ expression, ...input }));
};
