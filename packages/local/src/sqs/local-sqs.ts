import { SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { LocalSetupError } from '../local-setup-error.ts';
import { unsignedRequests } from '../unsigned-requests.ts';
import { openKeptQueues } from './kept-queues.ts';

export interface LocalSqs {
  endpoint: string;
  port: number;
  stop(): Promise<void>;
}

export interface LocalSqsOptions {
  /** Any free one when none is given. */
  port?: number;
  /** Keeps queues and messages in this directory; without it they live in memory. */
  dataDirectory?: string;
}

/** Answers a request in SQS's JSON protocol without a socket. */
export type AskInProcess = (
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<{ status: number; body: string }>;

const running = new Map<string, AskInProcess>();

/** The way to the SQS that this process has started at `endpoint`; undefined when there is none. */
export const sqsInProcess = (endpoint: string): AskInProcess | undefined => running.get(endpoint);

/** Starts an SQS inside this process, on loopback only.
 *  Standard and FIFO queues, visibility timeouts, deduplication and dead-letter queues behave as SQS documents them.
 *  Throws LocalSetupError when the given port is taken. */
export async function startLocalSqs(options: LocalSqsOptions = {}): Promise<LocalSqs> {
  const kept = options.dataDirectory === undefined ? undefined : await openKeptQueues(options.dataDirectory);
  const app = buildApp({ logger: false, ...(kept && { stores: kept.stores }) });
  app.addHook('onClose', async () => kept?.close());
  // The server names queues `sqs.us-east-1.localhost:<port>`, which few resolvers know; kept ones with the port that it had.
  let endpoint = '';
  app.addHook('onSend', async (_request, _reply, payload) =>
    typeof payload === 'string' ? payload.replaceAll(/http:\/\/sqs\.[a-z0-9-]+\.localhost:\d+/g, endpoint) : payload,
  );
  endpoint = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 }).catch((error: unknown) => {
    kept?.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw portTaken(options.port);
    throw error;
  });
  running.set(endpoint, async (headers, payload) => {
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/', headers, payload });
    return { status: statusCode, body };
  });
  return {
    endpoint,
    port: Number(new URL(endpoint).port),
    stop: async () => {
      running.delete(endpoint);
      await app.close();
    },
  };
}

/** An SQS client for the server at `endpoint`, whatever credentials the machine has. */
export function localSqsClient(endpoint: string): SQSClient {
  return new SQSClient({
    endpoint,
    region: 'us-east-1',
    ...unsignedRequests('sqs'),
  });
}

function portTaken(port: number | undefined): LocalSetupError {
  return new LocalSetupError(
    `Port ${port}, wanted for the local SQS, is taken by another program. Stop that program or choose another port.`,
  );
}
