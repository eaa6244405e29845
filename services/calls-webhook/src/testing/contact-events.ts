import type { ContactEvent, ContactEventType } from '@frontdesk/contracts/contact-event';

/** What nobody but the telephone system may hold: a test looks for it in everything that is left behind. */
export const CANARIES = ['+15550100777', 'Ada Quicksilver', '1980-02-30', 'blurred-vision-canary'] as const;

const [number, name, birthDate, complaint] = CANARIES;
const START = Date.parse('2027-03-01T15:00:00.000Z');

export interface ContactParts {
  readonly contactId?: string;
  readonly eventId?: string;
  readonly eventType?: string;
  readonly practiceId?: string | undefined;
  readonly time?: number;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** An event as EventBridge delivers it, with a customer's data wherever Amazon Connect may put some. */
export function contactEventOf(parts: ContactParts = {}): ContactEvent {
  const { contactId = 'contact-1', eventId = 'event-1', eventType = 'INITIATED', time = START } = parts;
  return {
    version: '0',
    id: eventId,
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: '000000000000',
    time: new Date(time).toISOString(),
    region: 'us-east-1',
    resources: [`arn:aws:connect:us-east-1:000000000000:instance/i/contact/${contactId}`],
    detail: {
      contactId,
      eventType,
      channel: 'VOICE',
      initiationMethod: 'INBOUND',
      initiationTimestamp: new Date(START).toISOString(),
      instanceArn: 'arn:aws:connect:us-east-1:000000000000:instance/i',
      customerEndpoint: { type: 'TELEPHONE_NUMBER', address: number },
      systemEndpoint: { type: 'TELEPHONE_NUMBER', address: '+15550199' },
      customerVoiceActivity: { transcript: complaint },
      attributes: { patientName: name, birthDate },
      tags: {
        'aws:connect:systemEndpoint': number,
        ...('practiceId' in parts ? parts.practiceId && { practiceId: parts.practiceId } : { practiceId: 'p001' }),
      },
      ...parts.detail,
    },
  };
}

/** The events of a call in order, as far as it went, seconds apart. Each repeats the instants before it, unless `sparse`. */
export function eventsOfCall(contactId: string, upTo: 'answered' | 'missed', sparse = false): ContactEvent[] {
  const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();
  const queueInfo = { queueArn: 'arn:aws:connect:us-east-1:000000000000:instance/i/queue/front-desk' };
  const agentInfo = { agentArn: 'arn:aws:connect:us-east-1:000000000000:instance/i/agent/agent-7' };
  const steps: [ContactEventType, number, Record<string, unknown>][] = [
    ['INITIATED', 0, {}],
    ['QUEUED', 10, { queueInfo: { ...queueInfo, enqueueTimestamp: at(10) } }],
    ...(upTo === 'answered'
      ? ([['CONNECTED_TO_AGENT', 40, { agentInfo: { ...agentInfo, connectedToAgentTimestamp: at(40) } }]] satisfies [
          ContactEventType,
          number,
          Record<string, unknown>,
        ][])
      : []),
    ['DISCONNECTED', 340, { disconnectTimestamp: at(340), disconnectReason: 'CUSTOMER_DISCONNECT' }],
    ['COMPLETED', 350, { disconnectTimestamp: at(340) }],
  ];
  return steps.map(([eventType, seconds, own], index) => {
    const before = sparse ? {} : Object.assign({}, ...steps.slice(0, index).map(([, , told]) => told));
    return contactEventOf({
      contactId,
      eventType,
      eventId: `${contactId}-${index}`,
      time: START + seconds * 1000,
      detail: { ...before, ...own },
    });
  });
}
