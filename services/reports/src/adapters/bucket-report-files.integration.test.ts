import { BucketLinks, BucketWriter } from '@frontdesk/aws/bucket';
import { localSecretAccessKey } from '@frontdesk/local/runtime/function-environment';
import { type LocalS3, startLocalS3 } from '@frontdesk/local/s3/local-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Report } from '../domain/report.ts';
import { BucketReportLinks, BucketReportWriter } from './bucket-report-files.ts';

const BUCKET = 'report-files';
const report = {
  id: 'rep_1',
  practiceId: 'p001',
  type: 'calls',
  from: '2027-01-01',
  to: '2027-12-31',
  groupBy: 'queue',
  format: 'csv',
  status: 'completed',
  createdAt: '2027-03-01T12:00:00.000Z',
} satisfies Report;

let s3: LocalS3;
beforeAll(async () => {
  s3 = await startLocalS3();
  s3.createBucket(BUCKET);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'frontdesk');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', localSecretAccessKey);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.stop();
});

const secondsAgo = (seconds: number) => ({ now: () => Date.now() - seconds * 1000 });
const put = (text: string, each: Report = report) =>
  new BucketReportWriter(new BucketWriter({ bucket: BUCKET, clock: secondsAgo(0) })).put(each, text);
const linkMade = (seconds: number, each: Report = report) =>
  new BucketReportLinks(new BucketLinks({ bucket: BUCKET, clock: secondsAgo(seconds) })).linkTo(each);

describe('a large result', () => {
  it('is read whole by its link, as a file to be saved', async () => {
    const text = `queue,calls\r\n${'ä,1\r\n'.repeat(300_000)}`;
    await put(text);
    const answer = await fetch((await linkMade(0)).url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="calls-2027-01-01-2027-12-31.csv"');
    expect(await answer.text()).toBe(text);
  });

  it('is read for fifteen minutes', async () => {
    await put('a');
    const { url, expiresAt } = await linkMade(14 * 60 + 50);
    expect((await fetch(url)).status).toBe(200);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(10_000);
    const late = await fetch((await linkMade(15 * 60)).url);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  it('is reached by its own link alone', async () => {
    const other = { ...report, practiceId: 'p002' };
    await put('own');
    await put('of another', other);
    const { url } = await linkMade(0);
    for (const changed of [
      url.replace('/p001/', '/p002/'),
      url.replace('X-Amz-Expires=900', 'X-Amz-Expires=90000'),
      url.replace(/X-Amz-Date=\d{8}/, 'X-Amz-Date=20991231'),
      url.slice(0, url.indexOf('?')),
    ]) {
      expect(changed).not.toBe(url);
      expect((await fetch(changed)).status, changed).toBe(403);
    }
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
  });

  it('was not kept when S3 refused it', async () => {
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'another');
    await expect(put('a')).rejects.toThrow('S3 answered 403.');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', localSecretAccessKey);
  });
});
