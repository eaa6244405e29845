import { randomUUID } from 'node:crypto';

const CONNECT = 'arn:aws:connect:us-east-1:000000000000:instance/i';

export interface SampleCall {
  readonly beganSecondsAgo: number;
  readonly answeredAfterSeconds?: number;
  readonly endedAfterSeconds?: number;
  readonly agent?: string;
  /** Where it comes from; absent: withheld. */
  readonly number?: string;
}

/** One waits, one talks, two have ended, one of them unanswered. */
export const SAMPLE_CALLS: readonly SampleCall[] = [
  { beganSecondsAgo: 47 },
  { beganSecondsAgo: 200, answeredAfterSeconds: 20, agent: 'agent-7' },
  { beganSecondsAgo: 900, answeredAfterSeconds: 25, endedAfterSeconds: 380, agent: 'agent-4' },
  { beganSecondsAgo: 1_500, endedAfterSeconds: 95 },
];

/** Sends the events of a call as Amazon Connect does; the call's id. Throws when one is not accepted. */
export async function sendCall(
  webhook: { url: string; secret: string },
  practiceId: string,
  call: SampleCall,
): Promise<string> {
  const { beganSecondsAgo, answeredAfterSeconds, endedAfterSeconds, agent, number } = call;
  const contactId = randomUUID();
  const began = Date.now() - beganSecondsAgo * 1000;
  const at = (seconds: number): string => new Date(began + seconds * 1000).toISOString();
  const send = async (eventType: string, seconds: number, detail: object = {}): Promise<void> => {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-webhook-secret': webhook.secret },
      body: JSON.stringify({
        version: '0',
        id: randomUUID(),
        'detail-type': 'Amazon Connect Contact Event',
        source: 'aws.connect',
        account: '000000000000',
        time: at(seconds),
        region: 'us-east-1',
        resources: [`${CONNECT}/contact/${contactId}`],
        detail: {
          contactId,
          eventType,
          channel: 'VOICE',
          initiationMethod: 'INBOUND',
          initiationTimestamp: at(0),
          ...(number !== undefined && { customerEndpoint: { type: 'TELEPHONE_NUMBER', address: number } }),
          tags: { practiceId },
          ...detail,
        },
      }),
    });
    if (response.status !== 202) throw new Error(`The webhook answered ${response.status}.`);
  };

  await send('INITIATED', 0);
  await send('QUEUED', 5, { queueInfo: { queueArn: `${CONNECT}/queue/front-desk`, enqueueTimestamp: at(5) } });
  if (answeredAfterSeconds !== undefined) {
    const connectedToAgentTimestamp = at(answeredAfterSeconds);
    const agentInfo = { agentArn: `${CONNECT}/agent/${agent}`, connectedToAgentTimestamp };
    await send('CONNECTED_TO_AGENT', answeredAfterSeconds, { agentInfo });
  }
  if (endedAfterSeconds !== undefined) {
    const ended = { disconnectTimestamp: at(endedAfterSeconds), disconnectReason: 'CUSTOMER_DISCONNECT' };
    await send('DISCONNECTED', endedAfterSeconds, ended);
  }
  return contactId;
}
