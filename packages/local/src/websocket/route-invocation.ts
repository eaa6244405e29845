import type { InvocationResult } from '@frontdesk/service-model/service-model';
import { answerWithin } from '../gateway/answer-within.ts';
import type { InvokeWithText } from '../gateway/http-api.ts';
import { type ProxyReply, proxyReply } from '../gateway/proxy-reply.ts';
import { traceHeader } from '../gateway/request-ids.ts';
import type { WebSocketAccessRecord } from './access-log.ts';

export type RouteOutcome = { reply: ProxyReply } | { error: 'Internal server error' | 'Endpoint request timed out' };

type IntegrationRecord = Pick<WebSocketAccessRecord, 'integrationLatencyMs' | 'integrationStatus' | 'integrationError'>;

/** Invokes the functions of a WebSocket API, and waits for them as long as API Gateway does. */
export class RouteInvocation {
  readonly #invoke: InvokeWithText;
  readonly #timeoutMs: number;

  constructor(invoke: InvokeWithText, timeoutMs: number) {
    this.#invoke = invoke;
    this.#timeoutMs = timeoutMs;
  }

  /** Undefined when the function took longer. */
  call(functionName: string, event: string): Promise<InvocationResult | undefined> {
    return answerWithin(this.#invoke(functionName, event, traceHeader(Date.now())), this.#timeoutMs);
  }

  /** The reply of a route's function, or what the client is told instead. Notes both for the access log. */
  async run(functionName: string, event: string, record: IntegrationRecord): Promise<RouteOutcome> {
    const startedMs = performance.now();
    const result = await this.call(functionName, event);
    record.integrationLatencyMs = Math.round(performance.now() - startedMs);
    if (result === undefined) return { error: 'Endpoint request timed out' };
    record.integrationStatus = 200;
    if (!result.ok) {
      record.integrationError = result.errorType;
      return { error: 'Internal server error' };
    }
    const reply = proxyReply(result.payload);
    if (reply !== undefined) return { reply };
    record.integrationError = 'The reply is malformed.';
    return { error: 'Internal server error' };
  }
}
