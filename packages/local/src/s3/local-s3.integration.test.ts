import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localSecretAccessKey } from '../runtime/function-environment.ts';
import { type LocalS3, startLocalS3 } from './local-s3.ts';

const BUCKET = 'files-of-reports';
let s3: LocalS3;
const clients: S3Client[] = [];
const client = (secretAccessKey: string): S3Client => {
  const made = new S3Client({
    endpoint: s3.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: 'any', secretAccessKey },
  });
  clients.push(made);
  return made;
};

beforeAll(async () => {
  s3 = await startLocalS3();
  s3.createBucket(BUCKET);
});
afterAll(async () => {
  for (const each of clients) each.destroy();
  await s3.stop();
});

describe('the local S3', () => {
  it("takes and gives files of the SDK's own client", async () => {
    const own = client(localSecretAccessKey);
    const file = { Bucket: BUCKET, Key: 'p 1/ä+(1).csv' };
    const Body = 'a,b\r\n'.repeat(500_000);
    await own.send(new PutObjectCommand({ ...file, Body, ContentType: 'text/csv', ContentDisposition: 'attachment' }));
    const got = await own.send(new GetObjectCommand(file));
    expect([got.ContentType, got.ContentDisposition]).toEqual(['text/csv', 'attachment']);
    expect(await got.Body?.transformToString()).toBe(Body);
    await expect(own.send(new GetObjectCommand({ ...file, Key: 'none' }))).rejects.toThrow(NoSuchKey);
  });

  it('refuses what is signed with another secret, and what is not signed', async () => {
    const foreign = client('another').send(new GetObjectCommand({ Bucket: BUCKET, Key: 'any' }));
    await expect(foreign).rejects.toMatchObject({ name: 'SignatureDoesNotMatch', $metadata: { httpStatusCode: 403 } });
    for (const path of ['', `/${BUCKET}`, `/${BUCKET}/any`, `/${BUCKET}/any?X-Amz-Signature=0`]) {
      expect((await fetch(s3.endpoint + path)).status, path).toBe(403);
      expect((await fetch(s3.endpoint + path, { method: 'PUT', body: 'x' })).status, path).toBe(403);
    }
  });
});
