import type { CallFacts } from '@frontdesk/calls/domain/call-facts';
import {
  channelOfCall,
  conversationAt,
  directionOf,
  initiationOfCall,
  isMissed,
  talkSecondsOf,
  waitSecondsOf,
  wasQueued,
} from '@frontdesk/calls/domain/call-measures';

const NOUN_OF_CHANNEL: Readonly<Record<string, string>> = { VOICE: 'call', CHAT: 'chat', TASK: 'task', EMAIL: 'email' };

/** A sentence or two made of figures only: nobody has typed any of it. */
export function callSummary(facts: CallFacts, appointments: number): string {
  const booked = appointments === 0 ? '' : ` ${appointments} appointment${appointments === 1 ? '' : 's'} booked.`;
  return `${[subjectOf(facts), ...courseOf(facts)].join(', ')}.${booked}`;
}

function subjectOf(facts: CallFacts): string {
  const noun = NOUN_OF_CHANNEL[channelOfCall(facts)] ?? 'contact';
  switch (directionOf(facts)) {
    case 'inbound':
      return `Inbound ${noun}`;
    case 'outbound':
      return `Outbound ${noun}`;
    case 'callback':
      return 'Callback';
    case 'transfer':
      return `Transferred ${noun}`;
    case 'other':
      return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  }
}

function courseOf(facts: CallFacts): string[] {
  const wait = waitSecondsOf(facts);
  const talk = talkSecondsOf(facts);
  if (facts.method?.value === 'MONITOR') return ['monitored by a supervisor'];
  if (conversationAt(facts) !== undefined) {
    const answered = wait === undefined ? 'answered' : `answered after ${durationText(wait)}`;
    const verb = channelOfCall(facts) === 'VOICE' ? 'talked' : 'lasted';
    return talk === undefined ? [answered] : [answered, `${verb} for ${durationText(talk)}`];
  }
  if (isMissed(facts)) return [wait === undefined ? 'missed' : `missed after ${durationText(wait)} in the queue`];
  const { caller, talks } = initiationOfCall(facts);
  if (talks === 'never') return ['waited for its turn to be dialed'];
  return [caller === 'on-line' && !wasQueued(facts) ? 'ended before the queue' : 'not answered'];
}

function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
}
