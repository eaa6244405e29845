import { contactEvent } from '@frontdesk/contracts/contact-event';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { CANARIES, contactEventOf, eventsOfCall } from '../testing/contact-events.ts';
import { practiceOf } from './practice-of-contact.ts';
import { sightingOf } from './sighting-of-contact.ts';

describe('the envelope of a contact event', () => {
  it('may have members that nobody knows yet, and null where nothing is known', () => {
    const detail = { queueInfo: null, agentInfo: { agentArn: null }, tags: null, newMember: { deep: [1] } };
    const event = contactEventOf({ eventType: 'SOMETHING_NEW', detail });
    expect(z.safeParse(contactEvent, { ...event, replay: 'x' }).error).toBeUndefined();
  });

  it.each([
    ['source', { source: 'aws.s3' }],
    ['detail-type', { 'detail-type': 'Something else' }],
    ['id', { id: undefined }],
    ['time', { time: 'yesterday' }],
    ['time within the calendar', { time: '9999-12-31T23:59:59-12:00' }],
    [
      'start within the calendar',
      { detail: { ...contactEventOf().detail, initiationTimestamp: '0000-01-01T00:00:00+23:59' } },
    ],
    ['detail', { detail: [] }],
  ])('must have its %s', (_, change) => {
    expect(z.safeParse(contactEvent, { ...contactEventOf(), ...change }).success).toBe(false);
  });
});

describe('what an event says about a call', () => {
  it('holds nothing of the customer', () => {
    const sightings = [...eventsOfCall('c', 'answered'), ...eventsOfCall('d', 'missed')].map((event) =>
      sightingOf(event, 'p001'),
    );
    const text = JSON.stringify(sightings);
    expect(sightings).not.toContain(undefined);
    for (const canary of CANARIES) expect(text).not.toContain(canary);
  });

  it('keeps only what looks as Amazon Connect writes it', () => {
    const detail = {
      channel: 'Ada Quicksilver',
      disconnectReason: 'called +1 555 0100',
      queueInfo: { queueArn: 'arn:…/queue/+1 555 0100' },
      agentInfo: { agentArn: '' },
      initiationMethod: 'NEW_WAY',
    };
    const sighting = sightingOf(contactEventOf({ detail }), 'p001');
    expect(sighting).toMatchObject({ method: 'NEW_WAY', channel: 'OTHER' });
    for (const name of ['disconnectReason', 'queueId', 'agentId']) expect(sighting).not.toHaveProperty(name);
  });

  it('is when it happened, or else when the event was made', () => {
    const at = Date.parse('2027-03-01T15:00:00.000Z');
    const bare = { initiationTimestamp: null };
    const of = (eventType: string) => sightingOf(contactEventOf({ eventType, detail: bare }), 'p001');
    expect(of('INITIATED')).toMatchObject({ initiatedAt: at });
    expect(of('QUEUED')).toMatchObject({ queuedAt: at });
    expect(of('CONNECTED_TO_AGENT')).toMatchObject({ connectedAt: at });
    expect(of('DISCONNECTED')).toMatchObject({ endedAt: at });
    expect(of('CONTACT_DATA_UPDATED')).not.toHaveProperty('initiatedAt');
  });

  it.each(['AMD_DISABLED', 'PAUSED', 'WEBRTC_API', 'SOMETHING_NEW'])('is nothing in %s', (eventType) => {
    expect(sightingOf(contactEventOf({ eventType }), 'p001')).toBeUndefined();
  });
});

describe('the practice of a contact', () => {
  const marked = (detail: Record<string, unknown>) =>
    practiceOf(contactEventOf({ practiceId: undefined, detail: { tags: null, ...detail } }), 'fallback');

  it.each([
    [{ tags: { practiceId: 'p002' } }],
    [{ tags: { practice_id: 'p002' } }],
    [{ tags: { 'frontdesk:practice': 'p002' } }],
    [{ attributes: { practiceId: 'p002' } }],
    [{ contactAttributes: { practiceId: 'p002' } }],
    [{ segmentAttributes: { practiceId: { ValueString: 'p002' } } }],
  ])('is marked by %j', (detail) => expect(marked(detail)).toBe('p002'));

  it('is the default one when it is not marked, and nobody’s when it is marked with no practice', () => {
    expect(marked({})).toBe('fallback');
    expect(practiceOf(contactEventOf({ practiceId: undefined }), undefined)).toBeUndefined();
    for (const practiceId of ['p001#x', '', 7, {}, '-1', '_', '-p', '__proto__x', 'p'.repeat(65)])
      expect(marked({ tags: { practiceId } })).toBeUndefined();
  });
});
