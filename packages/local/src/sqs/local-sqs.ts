import { SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { LocalSetupError } from '../local-setup-error.ts';

export interface LocalSqs {
  endpoint: string;
  port: number;
  stop(): Promise<void>;
}

/** Starts an SQS inside this process, on loopback only, with messages in memory; any free port when none is given.
 *  Standard and FIFO queues, visibility timeouts, deduplication and dead-letter queues behave as SQS documents them.
 *  Throws LocalSetupError when the given port is taken. */
export async function startLocalSqs(options: { port?: number } = {}): Promise<LocalSqs> {
  const app = buildApp({ logger: false });
  // The server names queues `sqs.us-east-1.localhost:<port>`, which few resolvers know.
  app.addHook('onSend', async (_request, _reply, payload) =>
    typeof payload === 'string'
      ? payload.replaceAll(/http:\/\/sqs\.[a-z0-9-]+\.localhost:/g, 'http://127.0.0.1:')
      : payload,
  );
  const endpoint = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw portTaken(options.port);
    throw error;
  });
  return {
    endpoint,
    port: Number(new URL(endpoint).port),
    stop: async () => {
      await app.close();
    },
  };
}

/** An SQS client for the server at `endpoint`, whatever credentials the machine has. */
export function localSqsClient(endpoint: string): SQSClient {
  return new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

function portTaken(port: number | undefined): LocalSetupError {
  return new LocalSetupError(
    `Port ${port}, wanted for the local SQS, is taken by another program. Stop that program or choose another port.`,
  );
}
