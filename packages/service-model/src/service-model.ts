/** One service: its resolved serverless.yml, reduced to what a cloud runs of it. */
export interface ServiceModel {
  /** The service's name in its serverless.yml, for example `slots`. */
  service: string;
  /** Absolute directory of the service. */
  directory: string;
  stage: string;
  stackName: string;
  functions: FunctionModel[];
  /** `resources.Resources`, intrinsic functions (Ref, Fn::GetAtt, Fn::Sub, …) already resolved to local values. */
  resources: Record<string, CloudFormationResource>;
  outputs: Record<string, unknown>;
  /** Outputs that carry `Export.Name`, by that name. */
  exports: Record<string, unknown>;
  /** What `Ref` gives for each resource. */
  physicalIds: Record<string, string>;
  /** `custom.esbuild` as packaging uses it. */
  esbuild: Record<string, unknown>;
}

export interface CloudFormationResource {
  Type: string;
  Properties: Record<string, unknown>;
}

export interface FunctionModel {
  /** The key under `functions:`. */
  key: string;
  /** The deployed name, `<service>-<stage>-<key>` unless the service names it. */
  name: string;
  handler: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  environment: Record<string, string>;
  reservedConcurrency?: number;
  /** Whose reserved instances it takes (serverless.stages.yml); absent: the account's rest. */
  concurrencyClass?: string;
  routes: HttpRouteModel[];
  queues: QueueSourceModel[];
  streams: StreamSourceModel[];
  schedules: ScheduleSourceModel[];
  /** The queue that gets the events of asynchronous invocations that failed for good. */
  deadLetterArn?: string;
}

export interface HttpRouteModel {
  /** The HTTP API's id; absent when the service has an API of its own. */
  apiId?: string;
  /** Upper case, or `ANY`. */
  method: string;
  /** API Gateway's form: `/appointments/{id}`; `$default` for the catch-all. */
  path: string;
  /** Absent: the route is open. */
  authorizer?: { id?: string; scopes: string[] };
}

export interface QueueSourceModel {
  queueArn: string;
  batchSize: number;
  maximumBatchingWindowSeconds: number;
  reportBatchItemFailures: boolean;
  maximumConcurrency?: number;
}

export interface StreamSourceModel {
  /** The stream's table, by ARN of the stream or the table. */
  streamArn: string;
  batchSize: number;
  startingPosition: 'LATEST' | 'TRIM_HORIZON';
  reportBatchItemFailures: boolean;
  bisectBatchOnError: boolean;
  /** -1: until the record's age ends it. */
  maximumRetryAttempts: number;
  /** -1: 24 hours, the stream's retention. */
  maximumRecordAgeSeconds: number;
  onFailureArn?: string;
  filterPatterns: unknown[];
}

/** A rule of EventBridge that invokes the function by the clock. */
export interface ScheduleSourceModel {
  /** `rate(1 minute)` or `cron(…)`. */
  expression: string;
  /** What the function is given; absent: EventBridge's own event. */
  input?: unknown;
}

/** What a function answered: its payload, or how it failed, as the Lambda Invoke API tells it. */
export type InvocationResult =
  | { ok: true; payload: unknown }
  | {
      ok: false;
      kind: 'error' | 'timeout' | 'throttled';
      errorType: string;
      errorMessage: string;
      stackTrace?: string[];
    };

/** Runs a function of the local cloud by its deployed name. */
export type InvokeFunction = (functionName: string, payload: unknown) => Promise<InvocationResult>;
