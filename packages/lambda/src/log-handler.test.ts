import { gzipSync } from 'node:zlib';
import type { CloudWatchLogsEvent, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { lambdaContext, recordedLog } from './invocation.fixture.ts';
import { logHandler } from './log-handler.ts';

const event = (lines: readonly string[], messageType = 'DATA_MESSAGE') => {
  const logEvents = lines.map((message, index) => ({ id: String(index).padStart(56, '3'), timestamp: 1, message }));
  const batch = {
    messageType,
    owner: '000000000000',
    logGroup: 'g',
    logStream: 's',
    subscriptionFilters: ['f'],
    logEvents,
  };
  return { awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') } };
};
const take = async (given: object, fails: (lines: readonly string[]) => boolean = () => false) => {
  const { logger, text } = recordedLog();
  const taken: string[][] = [];
  const handler = logHandler(
    { operationId: 'take' },
    async ({ lines }) => {
      taken.push([...lines]);
      if (fails(lines)) throw new Error('canary');
    },
    { logger },
  );
  const answer = await handler(given as CloudWatchLogsEvent | SQSEvent, lambdaContext()).catch((error: Error) => error);
  return { taken, answer, text };
};

describe('logHandler', () => {
  it("gives the lines of CloudWatch's batch", async () => {
    expect(await take(event(['a', 'b']))).toMatchObject({ taken: [['a', 'b']], answer: { batchItemFailures: [] } });
  });

  it('passes over the message with which CloudWatch asks whether it is there', async () => {
    expect((await take(event(['CWL CONTROL MESSAGE'], 'CONTROL_MESSAGE'))).taken).toEqual([[]]);
  });

  it('throws when a batch fails, so that Lambda tries it again, and logs none of its lines', async () => {
    const { answer, text } = await take(event(['a patient']), () => true);
    expect(answer).toEqual(new Error('take failed'));
    expect(text()).toContain('LOG_BATCH_FAILED');
    expect(text()).not.toMatch(/a patient|canary/);
  });

  it.each([{}, { awslogs: {} }, { awslogs: { data: 'no gzip' } }])('throws for what is no batch: %j', async (given) => {
    expect((await take(given)).answer).toBeInstanceOf(Error);
  });

  it('takes batches that were given up from a queue, and leaves those there that fail', async () => {
    const Records = [event(['good']), event(['bad'])].map((body, index) => ({
      ...{ messageId: `m${index}`, body: JSON.stringify(body) },
    }));
    const { taken, answer } = await take(
      { Records: [...Records, { messageId: 'm2', body: '{' }] },
      ([line]) => line === 'bad',
    );
    expect(taken).toEqual([['good'], ['bad']]);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm2' }] });
  });
});
