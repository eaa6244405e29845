import { expect, test, vi } from 'vitest';
import { QueueSender } from './queue-sender.ts';

function senderWith(...errors: readonly Error[]) {
  const left = [...errors];
  const send = vi.fn(async (_command: { readonly input: unknown }) => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return {};
  });
  return { send, sender: new QueueSender({ client: { send }, queueUrl: 'https://sqs.test/queue' }) };
}

const unanswered = () => Object.assign(new Error('No answer'), { name: 'TimeoutError' });

test('sends a message again when the first request got no answer', async () => {
  const { send, sender } = senderWith(unanswered());
  await sender.send({ callId: 'c1' });
  const message = { QueueUrl: 'https://sqs.test/queue', MessageBody: '{"callId":"c1"}' };
  expect(send.mock.calls.map(([{ input }]) => input)).toEqual([message, message]);
});

test.each([
  ['nothing answers', [unanswered(), unanswered()]],
  ['the queue refuses', [Object.assign(new Error('gone'), { name: 'QueueDoesNotExist' })]],
])('asks its caller to come again when %s', async (_, errors) => {
  const { sender } = senderWith(...errors);
  await expect(sender.send({})).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 1 });
});
