import * as z from 'zod';

/** What is read of a resolved serverless.yml. Values may still hold intrinsic functions. [serverless.yml reference] */
const httpEventSchema = z.union([
  z.string(),
  z.looseObject({
    method: z.string().optional(),
    path: z.string(),
    authorizer: z
      .union([
        z.string(),
        z.looseObject({
          id: z.unknown().optional(),
          name: z.string().optional(),
          scopes: z.array(z.string()).optional(),
        }),
      ])
      .optional(),
  }),
]);

const queueEventSchema = z.union([
  z.string(),
  z.looseObject({
    arn: z.unknown(),
    batchSize: z.number().default(10),
    maximumBatchingWindow: z.number().default(0),
    functionResponseType: z.string().optional(),
    maximumConcurrency: z.number().optional(),
    enabled: z.boolean().default(true),
  }),
]);

const streamEventSchema = z.union([
  z.string(),
  z.looseObject({
    arn: z.unknown(),
    batchSize: z.number().default(10),
    startingPosition: z.enum(['LATEST', 'TRIM_HORIZON']).default('TRIM_HORIZON'),
    functionResponseType: z.string().optional(),
    bisectBatchOnFunctionError: z.boolean().default(false),
    maximumRetryAttempts: z.number().default(-1),
    maximumRecordAgeInSeconds: z.number().default(-1),
    destinations: z.looseObject({ onFailure: z.unknown() }).optional(),
    filterPatterns: z.array(z.unknown()).default([]),
    enabled: z.boolean().default(true),
  }),
]);

const scheduleEventSchema = z.union([
  z.string(),
  z.looseObject({
    rate: z.union([z.string(), z.array(z.string())]),
    input: z.unknown().optional(),
    enabled: z.boolean().default(true),
  }),
]);

const webSocketEventSchema = z.union([
  z.string(),
  z.looseObject({
    route: z.string(),
    routeResponseSelectionExpression: z.string().optional(),
    authorizer: z
      .union([
        z.string(),
        z.looseObject({
          name: z.string().optional(),
          arn: z.unknown().optional(),
          identitySource: z.array(z.string()).optional(),
        }),
      ])
      .optional(),
  }),
]);

const eventSchema = z.looseObject({
  httpApi: httpEventSchema.optional(),
  websocket: webSocketEventSchema.optional(),
  http: z.unknown().optional(),
  sqs: z.unknown().optional(),
  stream: z.unknown().optional(),
  schedule: z.unknown().optional(),
});

const environmentSchema = z.record(z.string(), z.unknown()).default({});

const functionSchema = z.looseObject({
  handler: z.string(),
  name: z.string().optional(),
  timeout: z.number().optional(),
  memorySize: z.number().optional(),
  reservedConcurrency: z.number().optional(),
  concurrencyClass: z.string().optional(),
  deployedWith: z.string().optional(),
  onError: z.unknown().optional(),
  environment: environmentSchema,
  events: z.array(eventSchema).default([]),
});

const templateSchema = z.looseObject({
  Resources: z
    .record(z.string(), z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }))
    .default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.looseObject({ Name: z.unknown() }).optional() }))
    .default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
});

const configurationSchema = z.looseObject({
  service: z.string(),
  provider: z.looseObject({
    stage: z.string().default('dev'),
    stackName: z.string().optional(),
    timeout: z.number().default(6),
    memorySize: z.number().default(1024),
    environment: environmentSchema,
    httpApi: z.looseObject({ id: z.unknown().optional() }).optional(),
    apiGateway: z.looseObject({ websocketApiId: z.unknown().optional() }).optional(),
    websocketsApiName: z.string().optional(),
    websocketsApiRouteSelectionExpression: z.string().optional(),
    logs: z
      .looseObject({ websocket: z.union([z.boolean(), z.looseObject({ format: z.string().optional() })]).optional() })
      .optional(),
  }),
  functions: z
    .union([z.record(z.string(), functionSchema), z.array(z.record(z.string(), functionSchema))])
    .default({})
    .transform((functions) => (Array.isArray(functions) ? Object.assign({}, ...functions) : functions) as Functions),
  resources: z
    .union([templateSchema, z.array(templateSchema)])
    .default([])
    .transform(mergeTemplates),
  custom: z.looseObject({ esbuild: z.record(z.string(), z.unknown()).default({}) }).default({ esbuild: {} }),
});

type Functions = Record<string, z.infer<typeof functionSchema>>;
export type Template = z.infer<typeof templateSchema>;
export type ServiceConfiguration = z.infer<typeof configurationSchema>;
export type FunctionConfiguration = z.infer<typeof functionSchema>;

function mergeTemplates(templates: Template | Template[]): Template {
  const all = [templates].flat();
  const section = (name: keyof Template): object => Object.assign({}, ...all.map((template) => template[name]));
  return {
    Resources: section('Resources'),
    Outputs: section('Outputs'),
    Conditions: section('Conditions'),
    Mappings: section('Mappings'),
  } as Template;
}

/** Throws an error that names the places in the file that are not understood. */
export const parseServiceConfiguration = (configuration: unknown, directory: string): ServiceConfiguration => {
  const parsed = configurationSchema.safeParse(configuration);
  if (parsed.success) {
    refuseHttpEvents(parsed.data, directory);
    return parsed.data;
  }
  throw new Error(`${directory}/serverless.yml is not understood:\n${z.prettifyError(parsed.error)}`);
};

// What the framework makes of them lacks most of a REST API, and it would be left out in silence. ADR-0037
const refuseHttpEvents = ({ functions }: ServiceConfiguration, directory: string): void => {
  for (const [key, { events }] of Object.entries(functions)) {
    if (events.some(({ http }) => http !== undefined))
      throw new Error(
        `${directory}/serverless.yml: ${key} has an \`http\` event. A REST API is declared by AWS::ApiGateway resources.`,
      );
  }
};

export { queueEventSchema, scheduleEventSchema, streamEventSchema };
