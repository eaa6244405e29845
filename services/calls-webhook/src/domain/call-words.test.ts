import { factsOf } from '@frontdesk/calls/domain/call-facts';
import { describe, expect, it } from 'vitest';
import { contactEventOf } from '../testing/contact-events.ts';
import { withFacts } from './call.ts';
import { callSummary } from './call-summary.ts';
import { memberOf } from './chain-member.ts';
import { presentCall } from './present-call.ts';
import { sightingOf } from './sighting-of-contact.ts';

const at = (time: string): string => `2027-03-01T${time}.000Z`;

/** A contact that began at 16:00:00 and ended at 16:01:11, as its last event tells it. */
function contact(detail: Record<string, unknown>) {
  const event = contactEventOf({
    eventType: 'DISCONNECTED',
    time: Date.parse(at('16:01:11')),
    detail: { initiationTimestamp: at('16:00:00'), disconnectTimestamp: at('16:01:11'), ...detail },
  });
  const facts = factsOf(sightingOf(event, 'p001')!);
  const call = withFacts(undefined, { practiceId: 'p001', id: 'c' }, facts);
  return { ...presentCall(call, undefined), summary: callSummary(facts, 0), leavesTask: 'missedAt' in memberOf(call) };
}
const queueInfo = { queueArn: 'arn:aws:connect:us-east-1:0:instance/i/queue/q', enqueueTimestamp: at('16:00:21') };
const agentInfo = {
  agentArn: 'arn:aws:connect:us-east-1:0:instance/i/agent/a',
  connectedToAgentTimestamp: at('16:00:31'),
};

describe('how a contact began', () => {
  it.each([
    ['INBOUND', 'inbound', true],
    ['Inbound', 'inbound', true],
    ['WEBRTC_API', 'inbound', true],
    ['TRANSFER', 'transfer', true],
    ['QUEUE_TRANSFER', 'transfer', true],
    ['CALLBACK', 'callback', false],
    ['CALLBACK_CUSTOMER_FIRST_QUEUED', 'callback', false],
    ['CALLBACK_CUSTOMER_FIRST_DIALED', 'callback', false],
    ['OUTBOUND', 'outbound', false],
    ['EXTERNAL_OUTBOUND', 'outbound', false],
    ['API', 'outbound', false],
    ['DISCONNECT', 'other', false],
    ['MONITOR', 'other', false],
    ['FLOW', 'other', false],
    ['AGENT_REPLY', 'other', false],
    ['NEWER_THAN_THIS', 'other', false],
    ['Ada', 'other', false],
  ])('%s is %s, and missed in the queue: %s', (initiationMethod, direction, missed) => {
    expect(contact({ initiationMethod, queueInfo })).toMatchObject({ direction, missed });
  });

  it('leaves a task where a caller gave up in the queue or was not reached by a callback, and nowhere else', () => {
    for (const initiationMethod of ['INBOUND', 'WEBRTC_API', 'TRANSFER', 'CALLBACK']) {
      expect(contact({ initiationMethod, queueInfo }).leavesTask, initiationMethod).toBe(true);
    }
    for (const initiationMethod of ['MONITOR', 'OUTBOUND', 'API', 'FLOW', 'NEWER_THAN_THIS', 'ada']) {
      expect(contact({ initiationMethod, queueInfo }).leavesTask, initiationMethod).toBe(false);
    }
    for (const channel of ['Chat', 'CHAT', 'EMAIL', 'TASK', 'Telepathy', 'FAX']) {
      expect(contact({ channel, queueInfo }).leavesTask, channel).toBe(false);
    }
  });

  it('is nobody’s miss in the menu', () => {
    expect(contact({})).toMatchObject({
      missed: false,
      leavesTask: false,
      summary: 'Inbound call, ended before the queue.',
    });
  });
});

describe('the channel', () => {
  it.each([
    ['VOICE', 'VOICE'],
    ['voice', 'VOICE'],
    ['Chat', 'CHAT'],
    ['email', 'EMAIL'],
    ['FAX', 'FAX'],
    ['Ada Quicksilver', 'OTHER'],
    ['Ada', 'OTHER'],
  ])('%s is kept as %s', (channel, kept) => expect(contact({ channel })).toMatchObject({ channel: kept }));

  it.each([
    ['CHAT', 'Inbound chat, missed after 50 s in the queue.'],
    ['EMAIL', 'Inbound email, not answered.'],
    ['TASK', 'Task, not answered.'],
    ['Telepathy', 'Contact, not answered.'],
  ])('%s is not told as a call', (channel, summary) =>
    expect(contact({ channel, initiationMethod: 'API', queueInfo })).toMatchObject({ summary }),
  );
});

describe('what the practice dials', () => {
  it.each(['CALLBACK', 'OUTBOUND', 'API', 'CALLBACK_CUSTOMER_FIRST_DIALED'])(
    '%s is no conversation while it rings',
    (method) => {
      const ringing = contact({ initiationMethod: method, agentInfo, disconnectReason: 'TELECOM_UNANSWERED' });
      expect(ringing.summary).toMatch(/, not answered\.$/);
      for (const name of ['talkSeconds', 'connectedAt', 'waitSeconds']) expect(ringing).not.toHaveProperty(name);
      const answered = contact({ initiationMethod: method, agentInfo, connectedToSystemTimestamp: at('16:00:41') });
      expect(answered).toMatchObject({ talkSeconds: 30, connectedAt: at('16:00:41'), missed: false });
    },
  );

  it('is a conversation with a third party without an agent of its own', () => {
    const dialed = { initiationMethod: 'EXTERNAL_OUTBOUND', connectedToSystemTimestamp: at('16:00:41') };
    expect(contact(dialed)).toMatchObject({ talkSeconds: 30 });
  });

  it('begins when the agent is there, where the customer answered first', () => {
    const first = { initiationMethod: 'CALLBACK_CUSTOMER_FIRST_DIALED', connectedToSystemTimestamp: at('16:00:11') };
    expect(contact({ ...first, agentInfo })).toMatchObject({ talkSeconds: 40, connectedAt: at('16:00:31') });
    expect(contact({ ...first, queueInfo })).toMatchObject({ missed: true, waitSeconds: 50 });
  });

  it('does not change what an inbound call is: the agent is when it begins', () => {
    expect(contact({ agentInfo })).toMatchObject({ talkSeconds: 40, connectedAt: at('16:00:31') });
  });
});
