import * as z from 'zod/mini';
import { originList, readEnvironment, secretList } from './environment.ts';
import { createLogger, type ScopedLogger } from './logger.ts';

const containerVariables = z.object({
  AWS_LAMBDA_FUNCTION_NAME: z._default(z.string(), 'frontdesk'),
  ALLOWED_ORIGINS: z._default(originList, []),
  ORIGIN_SECRETS: z._default(secretList, []),
});
let environment: z.output<typeof containerVariables> | undefined;
let logger: ScopedLogger | undefined;

/** What every function reads of its environment. */
export function containerEnvironment(): z.output<typeof containerVariables> {
  environment ??= readEnvironment(containerVariables);
  return environment;
}

/** One per container, made when the first handler is. */
export function containerLogger(): ScopedLogger {
  logger ??= createLogger(containerEnvironment().AWS_LAMBDA_FUNCTION_NAME);
  return logger;
}
