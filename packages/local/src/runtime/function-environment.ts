import { localAccount } from '@frontdesk/service-model/local-account';
import type { FunctionModel } from '@frontdesk/service-model/service-model';

/** Of the functions' credentials. Their key id may be another: a shared DynamoDB Local tells clouds apart by it. */
export const localSecretAccessKey = 'frontdesklocal';

/** What functions need to know of where they run: the endpoints of the local services, and what a caller overrides. */
export type EnvironmentOverrides = Readonly<Record<string, string>>;

/** The whole `process.env` of a function: what its service declares, and what the Lambda runtime sets.
 *  Nothing of the developer's own environment gets in, so a missing variable fails here as it would when deployed.
 *  [lambda: configuration-envvars, "Defined runtime environment variables"] */
export const functionEnvironment = (model: FunctionModel, overrides: EnvironmentOverrides): Record<string, string> => ({
  AWS_REGION: localAccount.region,
  AWS_DEFAULT_REGION: localAccount.region,
  AWS_ACCESS_KEY_ID: 'frontdesklocal',
  AWS_SECRET_ACCESS_KEY: localSecretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_FUNCTION_NAME: model.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMegabytes),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  LAMBDA_TASK_ROOT: '/var/task',
  LANG: 'en_US.UTF-8',
  PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
  TZ: ':UTC',
  _HANDLER: model.handler,
  ...model.environment,
  ...overrides,
});

/** A function's ARN in the local account. */
export const functionArn = (name: string): string =>
  `arn:aws:lambda:${localAccount.region}:${localAccount.accountId}:function:${name}`;
