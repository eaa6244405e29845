import type { ContactEvent } from '@frontdesk/contracts/contact-event';
import { contactEventOf } from './contact-events.ts';

/** A contact as Amazon Connect's record tells it once all is over. Seconds since the story's beginning. */
export interface ContactRecord {
  readonly id: string;
  readonly channel: string;
  readonly method: string;
  readonly initiated: number;
  readonly enqueued?: number;
  readonly connectedToSystem?: number;
  readonly connectedToAgent?: number;
  readonly disconnected: number;
  readonly initial?: string;
  readonly previous?: string;
  readonly next?: string;
  readonly related?: string;
}

/** Uniform in [0, 1). */
export type Random = () => number;

const START = Date.parse('2027-03-01T15:00:00.000Z');

/** The instant of a second of a story. */
export const instantOf = (second: number): string => new Date(START + second * 1000).toISOString();

/** The contacts of one caller's matter, as a contact center may have them: out of a menu or a queue, over transfers, surveys
 *  and supervisors, called back in either mode and by hand, reached or not. */
export function contactStory(name: string, random: Random): ContactRecord[] {
  const records: ContactRecord[] = [];
  const firstId = `${name}-1`;
  let now = 0;
  const some = (most: number): number => 1 + Math.floor(random() * most);
  const passes = (most: number): number => {
    now += some(most);
    return now;
  };
  const chance = (probability: number): boolean => random() < probability;
  const oneOf = <Value>(...values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const add = (parts: Omit<ContactRecord, 'id' | 'disconnected'>, disconnected = passes(120)): ContactRecord => {
    const record = { id: `${name}-${records.length + 1}`, ...parts, disconnected };
    records.push(record);
    return record;
  };
  const after = (previous: ContactRecord) => ({
    // Some events name only the contact directly before.
    ...(chance(0.8) && { initial: firstId }),
    previous: previous.id,
  });
  const inQueue = (parts: Omit<ContactRecord, 'id' | 'disconnected'>, isAnswered: boolean): ContactRecord => {
    const enqueued = passes(20);
    return add({ ...parts, enqueued, ...(isAnswered && { connectedToAgent: passes(200) }) });
  };

  const channel = oneOf('VOICE', 'VOICE', 'VOICE', 'Voice', 'CHAT', 'EMAIL');
  const isVoice = channel.toUpperCase() === 'VOICE';
  const method = isVoice ? oneOf('INBOUND', 'Inbound', 'WEBRTC_API') : 'API';
  const first = { channel, method, initiated: 0, connectedToSystem: 0 };
  let last = chance(0.2) ? add(first) : inQueue(first, chance(0.5));

  for (let steps = Math.floor(random() * 5); steps > 0; steps -= 1) {
    const initiated = passes(300);
    const links = after(last);
    const step = isVoice ? some(9) : 1;
    if (step === 1) last = inQueue({ channel, method: 'TRANSFER', initiated, ...links }, chance(0.6));
    if (step === 2) last = inQueue({ channel, method: 'QUEUE_TRANSFER', initiated, ...links }, chance(0.6));
    if (step === 3) {
      // The agent first: nobody takes it, or it rings, or somebody answers.
      const enqueued = passes(60);
      const agent = chance(0.8) ? { connectedToAgent: passes(60) } : {};
      const answered = 'connectedToAgent' in agent && chance(0.5) ? { connectedToSystem: passes(30) } : {};
      last = add({ channel, method: 'CALLBACK', initiated, enqueued, ...agent, ...answered, ...links });
    }
    if (step === 4) {
      // The customer first: a place in the queue, then the call.
      const queued = add({
        ...{ channel, method: 'CALLBACK_CUSTOMER_FIRST_QUEUED', initiated, ...links },
        ...{ connectedToSystem: initiated, enqueued: passes(10) },
      });
      const dialed = { channel, method: 'CALLBACK_CUSTOMER_FIRST_DIALED', initiated: passes(5), ...after(queued) };
      if (chance(0.4)) last = add(dialed);
      else last = inQueue({ ...dialed, connectedToSystem: passes(30) }, chance(0.6));
    }
    if (step === 5) add({ channel, method: 'MONITOR', initiated, connectedToAgent: passes(5), ...links });
    if (step === 6) add({ channel, method: 'DISCONNECT', initiated, connectedToSystem: initiated, ...links });
    if (step === 7) {
      // An agent calls back by hand.
      const answered = chance(0.5) ? { connectedToSystem: passes(30) } : {};
      const rings = { initiated, connectedToAgent: initiated, ...answered };
      add({ channel, method: 'OUTBOUND', ...rings, related: firstId });
    }
    if (step === 8) add({ channel, method: 'EXTERNAL_OUTBOUND', initiated, connectedToSystem: passes(20), ...links });
    if (step === 9) {
      add({
        channel: 'TASK',
        method: 'API',
        initiated,
        enqueued: passes(5),
        connectedToAgent: passes(50),
        related: last.id,
      });
    }
  }
  return chance(0.5) ? records : records.map((record) => ({ ...record, ...nextOf(record, records) }));
}

function nextOf({ id }: ContactRecord, records: readonly ContactRecord[]): { next?: string } {
  const next = records.find(({ previous }) => previous === id)?.id;
  return next === undefined ? {} : { next };
}

/** The events of a contact. Each repeats what was before, and so does the last of all: which of the others name other contacts,
 *  and repeat anything, is left to chance. */
export function eventsOfRecord(record: ContactRecord, practiceId: string, random: Random): ContactEvent[] {
  const queueArn = 'arn:aws:connect:us-east-1:000000000000:instance/i/queue/front-desk';
  const agentArn = 'arn:aws:connect:us-east-1:000000000000:instance/i/agent/agent-7';
  const { initiated, enqueued, connectedToSystem, connectedToAgent, disconnected } = record;
  const links = {
    ...(record.initial && { initialContactId: record.initial }),
    ...(record.previous && { previousContactId: record.previous }),
    ...(record.related && { relatedContactId: record.related }),
  };
  const steps: [string, number | undefined, Record<string, unknown>][] = [
    ['INITIATED', initiated, {}],
    [
      'CONNECTED_TO_SYSTEM',
      connectedToSystem,
      { connectedToSystemTimestamp: connectedToSystem !== undefined && instantOf(connectedToSystem) },
    ],
    ['QUEUED', enqueued, { queueInfo: { queueArn, enqueueTimestamp: enqueued !== undefined && instantOf(enqueued) } }],
    [
      'CONNECTED_TO_AGENT',
      connectedToAgent,
      {
        agentInfo: {
          agentArn,
          connectedToAgentTimestamp: connectedToAgent !== undefined && instantOf(connectedToAgent),
        },
      },
    ],
    ['DISCONNECTED', disconnected, { disconnectTimestamp: instantOf(disconnected) }],
    ['COMPLETED', disconnected, { ...links, ...(record.next && { nextContactId: record.next }) }],
  ];
  const happened = steps.filter(([, second]) => second !== undefined);
  return happened.map(([eventType, second = 0, own], index) => {
    const isLast = index === happened.length - 1;
    const told =
      isLast || random() < 0.5 ? Object.assign({}, ...happened.slice(0, index).map(([, , each]) => each)) : {};
    return contactEventOf({
      contactId: record.id,
      eventId: `${record.id}-${eventType}`,
      eventType,
      practiceId,
      time: Date.parse(instantOf(second)) + index,
      detail: {
        channel: record.channel,
        initiationMethod: record.method,
        initiationTimestamp: instantOf(initiated),
        ...(random() < 0.5 && links),
        ...told,
        ...own,
      },
    });
  });
}
