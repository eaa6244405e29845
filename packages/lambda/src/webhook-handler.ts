import type { Answer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import middy from '@middy/core';
import type * as z from 'zod/mini';
import type { ApiEvent, ApiMiddleware, ChainRequest } from './chain.ts';
import { containerEnvironment, containerLogger } from './container.ts';
import { deadlineOf, LAST_WORD_MILLISECONDS, refuseForLackOfTime } from './deadline.ts';
import { answerHeaders } from './middleware/answer-headers.ts';
import { errors } from './middleware/errors.ts';
import { requestLog } from './middleware/request-log.ts';
import { schema } from './middleware/schema.ts';
import { sender, type VerifySender } from './middleware/sender.ts';
import { throughEdge } from './middleware/through-edge.ts';
import type { ApiHandlerOptions, OperationChain } from './operation-chain.ts';

/** A delivery as its function sees it: from a known sender, and checked. */
export interface WebhookRequest<Sender, Body> {
  sender: Sender;
  /** Parsed by the schema. */
  body: Body;
  requestId: string;
  logger: Logger;
  /** Epoch milliseconds by which an answer must have left. */
  deadline: number;
}

export interface WebhookOperation<Sender, Body> {
  operationId: string;
  verify: VerifySender<Sender>;
  body: z.core.$ZodType<Body>;
}

/** A Lambda function behind an open route of the HTTP API, called by other systems: no token, but a secret or a signature
 *  over the raw bytes, verified before anything parses them. The rest is `apiHandler`'s: request log and answer headers
 *  outermost, then errors, the sender, the schema. */
export function webhookHandler<Sender, Body>(
  operation: WebhookOperation<Sender, Body>,
  handle: (request: WebhookRequest<Sender, Body>) => Promise<Answer>,
  options: Omit<ApiHandlerOptions, 'allowedOrigins'> = {},
): OperationChain {
  const clock = options.clock ?? systemClock;
  const chain = middy(async (checked: unknown) => handle(checked as WebhookRequest<Sender, Body>), {
    timeoutEarlyInMillis: LAST_WORD_MILLISECONDS,
    timeoutEarlyResponse: refuseForLackOfTime,
  });
  const checkedRequest: ApiMiddleware = {
    name: 'checkedRequest',
    before: (request: ChainRequest) => {
      const { context, internal } = request;
      const checked: WebhookRequest<unknown, unknown> = {
        sender: internal.sender,
        body: internal.body,
        requestId: internal.requestId,
        logger: internal.logger,
        deadline: deadlineOf(context, clock),
      };
      request.event = checked as unknown as ApiEvent;
    },
  };
  const middlewares = [
    requestLog({ operationId: operation.operationId, logger: options.logger ?? containerLogger(), clock }),
    answerHeaders(),
    errors(),
    ...throughEdge(options.originSecrets ?? containerEnvironment().ORIGIN_SECRETS),
    sender(operation.verify),
    schema({ body: operation.body }),
    checkedRequest,
  ];
  return chain.use(middlewares) as OperationChain;
}
