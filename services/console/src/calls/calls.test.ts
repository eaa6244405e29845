import type { RealtimeEvent } from '@frontdesk/client/realtime-client';
import { describe, expect, it } from 'vitest';
import type { Call } from '../desk/desk.ts';
import { callBoard, callsAtHand } from './call-board.ts';
import { callWithEvent } from './call-events.ts';

const call = (id: string, change: Partial<Call> = {}): Call => ({
  id,
  practiceId: 'p001',
  status: 'queued',
  channel: 'VOICE',
  direction: 'inbound',
  missed: false,
  appointmentIds: [],
  version: 1,
  ...change,
});
const event = (callId: string, version: number, status: Call['status']): RealtimeEvent => ({
  epoch: 'e',
  seq: 1,
  topic: 'calls',
  event: `call.${status}`,
  at: '2027-03-01T12:00:00Z',
  data: { callId, version, status, channel: 'VOICE', direction: 'inbound', missed: false },
});

describe('an event of a call', () => {
  it('adds a call that is new', () => {
    expect(callWithEvent([call('a')], 'p001', event('b', 1, 'initiated')).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('changes its call, and leaves what events do not tell', () => {
    const known = call('a', { summary: 'Inbound call.', appointmentIds: ['apt_1'] });
    expect(callWithEvent([known], 'p001', event('a', 2, 'connected'))).toEqual([
      { ...known, status: 'connected', version: 2 },
    ]);
  });

  it('changes nothing when it is older than what is known', () => {
    const known = call('a', { status: 'ended', version: 5 });
    expect(callWithEvent([known], 'p001', event('a', 4, 'connected'))).toEqual([known]);
  });
});

describe('the board', () => {
  it('has who waits longest first, and who ended last first', () => {
    const board = callBoard([
      call('late', { queuedAt: '2027-03-01T12:05:00Z' }),
      call('early', { status: 'initiated', initiatedAt: '2027-03-01T12:00:00Z' }),
      call('talking', { status: 'connected' }),
      call('before', { status: 'ended', endedAt: '2027-03-01T11:00:00Z' }),
      call('just now', { status: 'ended', endedAt: '2027-03-01T11:59:00Z' }),
    ]);
    const ids = (calls: readonly Call[]) => calls.map(({ id }) => id);
    expect(ids(board.waiting)).toEqual(['early', 'late']);
    expect(ids(board.talking)).toEqual(['talking']);
    expect(ids(board.ended)).toEqual(['just now', 'before']);
  });

  it('leaves those out of what is at hand whom the practice has called', () => {
    const at = callsAtHand([call('in'), call('out', { direction: 'outbound' }), call('past', { status: 'ended' })]);
    expect([...at.waiting, ...at.talking].map(({ id }) => id)).toEqual(['in']);
  });
});
