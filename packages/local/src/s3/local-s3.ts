import { join } from 'node:path';
import { buildApp } from 'fauxqs';
import { emulatorInternals } from '../emulator-internals.ts';
import { type SignatureFault, signatureFault } from './request-signature.ts';

export interface LocalS3 {
  /** Buckets are paths below it. */
  readonly endpoint: string;
  /** One that exists keeps its objects. */
  createBucket(name: string): void;
  stop(): Promise<void>;
}

/** Starts an S3 inside this process, on loopback only. Every request must be signed as S3 asks, in its headers or in a presigned address that has not
 *  expired. Objects live in memory, or in files of `dataDirectory`. */
export async function startLocalS3({ dataDirectory }: { dataDirectory?: string } = {}): Promise<LocalS3> {
  const { SqsStore, SnsStore, S3Store, FileS3Persistence } = await emulatorInternals();
  const s3Store = new S3Store();
  if (dataDirectory !== undefined) {
    const persistence = new FileS3Persistence(join(dataDirectory, 's3'));
    persistence.loadS3(s3Store);
    Object.assign(s3Store, { persistence });
  }
  const app = buildApp({ logger: false, stores: { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store } });
  app.addHook('onRequest', async ({ method, url, headers }, reply) => {
    const fault = await signatureFault({ method, url, headers }, Date.now());
    if (fault !== undefined) await reply.code(403).header('content-type', 'application/xml').send(refusal(fault));
  });
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    endpoint,
    createBucket: (name) => s3Store.createBucket(name),
    stop: () => app.close(),
  };
}

/** S3 says `AccessDenied` of an address that has expired, too. */
function refusal(fault: SignatureFault): string {
  const code = fault === 'Request has expired' ? 'AccessDenied' : fault;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${fault}</Message></Error>`;
}
