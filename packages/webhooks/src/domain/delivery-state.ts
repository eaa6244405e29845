import { afterBadProbe, afterGoodProbe, type Circuit, opened, verdictOf } from '@frontdesk/core/circuit';
import { isTaken, type SendResult } from './attempt.ts';
import { followed } from './retry-schedule.ts';
import { type DeliveryState, WIDEST } from './webhook.ts';

/** One worker at a time hears of all failures: none has to be noted for others. */
const CIRCUIT = { opensAfter: 5, failingSeconds: 0, probesAfterSeconds: 30, closesAfter: 3 } as const;
/** Probes of a receiver that stays away: ever less often, since each may take the whole timeout. */
const LONGEST_BETWEEN_PROBES_SECONDS = 15 * 60;
/** The first pause for a receiver that has too much to do and does not say how long; each further one is twice as long. */
const FIRST_PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 60;
/** After so long without a good attempt nothing is sent any more. */
const GIVEN_UP_AFTER_MILLISECONDS = 5 * 24 * 60 * 60 * 1000;

/** Too many requests, and gateways before a receiver that has too much to do. */
const SLOW_DOWN = [429, 502, 504];

/** What may be sent now: as much as `width` at once; one alone, which probes; or nothing before `at`. */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'probe'; readonly elected: Circuit }
  | { readonly kind: 'shut'; readonly until: number | undefined };

export function gateOf(state: DeliveryState, now: number): Gate {
  if (state.disabled !== undefined) return { kind: 'shut', until: undefined };
  if (state.pausedUntil !== undefined && state.pausedUntil > now) return { kind: 'shut', until: state.pausedUntil };
  const verdict = verdictOf(state.circuit, now, CIRCUIT);
  if (verdict.kind === 'elect') return { kind: 'probe', elected: verdict.elected };
  if (verdict.kind === 'pass') return { kind: 'open' };
  return { kind: 'shut', until: now + verdict.retryAfterSeconds * 1000 };
}

/** A webhook's state after one attempt. `elected`: the circuit when the attempt was a probe. */
export function afterAttempt(state: DeliveryState, result: SendResult, now: number, elected?: Circuit): DeliveryState {
  return isTaken(result) ? afterTaken(state, now, elected) : afterFailed(state, result, now, elected);
}

function afterTaken(state: DeliveryState, now: number, elected: Circuit | undefined): DeliveryState {
  const { disabled: _, failingSince: __, pausedUntil: ___, ...rest } = state;
  const circuit = elected === undefined ? state.circuit : afterGoodProbe(elected, now, CIRCUIT);
  const isOver = state.circuit.state === 'open' && circuit.state === 'closed';
  return {
    ...rest,
    failures: 0,
    pauses: 0,
    width: Math.min(WIDEST, state.width + 1),
    circuit,
    ...(isOver && { recoveredAt: now }),
  };
}

function afterFailed(
  state: DeliveryState,
  { status, retryAfterSeconds: asked }: SendResult,
  now: number,
  elected: Circuit | undefined,
): DeliveryState {
  const failingSince = state.failingSince ?? now;
  const failed = { ...state, failures: state.failures + 1, failingSince };
  if (status === 410) return { ...failed, disabled: 'gone' };
  if (now - failingSince >= GIVEN_UP_AFTER_MILLISECONDS) return { ...failed, disabled: 'failing' };
  const slowed = { ...failed, circuit: circuitAfterFailure(failed, now, elected, asked) };
  if (asked === undefined && !SLOW_DOWN.includes(status ?? 0)) return slowed;
  const pause = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** state.pauses);
  return {
    ...slowed,
    width: Math.max(1, Math.floor(state.width / 2)),
    pauses: state.pauses + 1,
    pausedUntil: now + Math.max(pause, followed(asked ?? 0)) * 1000,
  };
}

function circuitAfterFailure(
  { circuit, failures }: DeliveryState,
  now: number,
  elected: Circuit | undefined,
  retryAfterSeconds = 0,
): Circuit {
  if (elected?.state === 'open') {
    const away = (now - elected.openedAt) / 2000;
    const pause = Math.min(LONGEST_BETWEEN_PROBES_SECONDS, Math.max(CIRCUIT.probesAfterSeconds, away));
    return afterBadProbe(elected, now, Math.max(pause, followed(retryAfterSeconds)));
  }
  if (circuit.state === 'open' || failures < CIRCUIT.opensAfter) return circuit;
  return opened(circuit, now, CIRCUIT, followed(retryAfterSeconds));
}
