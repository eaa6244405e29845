import {
  channelOfCall,
  conversationAt,
  initiationOfCall,
  isLive,
  isMissed,
} from '@frontdesk/calls/domain/call-measures';
import { linkedBy } from '@frontdesk/calls/domain/contact-link';
import { beganAtOf, type Call } from './call.ts';

/** What a contact contributes to the chain it is part of. Instants are epoch milliseconds. */
export interface ChainMember {
  /** Absent: none of its own events has come yet. */
  readonly beganAt?: number;
  /** When it left a caller without a conversation: at its end, or, for a callback that came to nothing, when it was asked
   *  for, so that a callback by hand in between counts. */
  readonly missedAt?: number;
  /** When a conversation with the caller ended, or how it stands: `now`, under way. */
  readonly talkedUntil?: number | 'now';
  /** The caller is still on the line, or a callback is still to be made. */
  readonly isOpen?: true;
  /** The contacts that it came directly after. */
  readonly previous: readonly string[];
  /** Others that came before it. */
  readonly earlier: readonly string[];
  readonly next: readonly string[];
}

/** A contact that has only been named. */
export const UNSEEN_MEMBER: ChainMember = { previous: [], earlier: [], next: [] };

/** A contact's part in its chain, a function of its facts. Only voice leaves somebody to call back. Chats, tasks and e-mails
 *  are not joined to what they are `related` to: a thread of those has no end, and nobody is waiting in it. */
export function memberOf({ facts }: Pick<Call, 'facts'>): ChainMember {
  const isVoice = channelOfCall(facts) === 'VOICE';
  const { caller, direction, reachesCaller } = initiationOfCall(facts);
  const { links = [], endedAt } = facts;
  const talksFrom = conversationAt(facts);
  const missedAt = isVoice ? missedAtOf({ facts }) : undefined;
  const awaitsSomebody = caller !== 'none' || direction === 'callback';
  return {
    beganAt: beganAtOf(facts),
    ...(missedAt !== undefined && { missedAt }),
    ...(talksFrom !== undefined && reachesCaller && isLive(facts) && { talkedUntil: endedAt ?? ('now' as const) }),
    ...(isVoice && awaitsSomebody && endedAt === undefined && { isOpen: true as const }),
    previous: linkedBy(links, 'previous'),
    earlier: isVoice ? linkedBy(links, 'initial', 'related') : linkedBy(links, 'initial'),
    next: linkedBy(links, 'next'),
  };
}

/** The contacts that it names. */
export function namedBy({ previous, earlier, next }: ChainMember): string[] {
  return [...new Set([...previous, ...earlier, ...next])];
}

function missedAtOf({ facts }: Pick<Call, 'facts'>): number | undefined {
  if (isMissed(facts)) return facts.endedAt;
  const cameToNothing = facts.endedAt !== undefined && conversationAt(facts) === undefined;
  return initiationOfCall(facts).direction === 'callback' && cameToNothing ? beganAtOf(facts) : undefined;
}
