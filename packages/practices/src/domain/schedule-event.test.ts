import { EVENT_CATALOGUE } from '@frontdesk/contracts/events';
import { describe, expect, it } from 'vitest';
import { OFFICE_HOURS } from '../testing/practice-documents.ts';
import { scheduleEvent } from './schedule-event.ts';

const exam = { code: 'exam', durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
const hours = { providerId: 'dr-adams', version: 2, weekly: OFFICE_HOURS, overrides: [] };

describe('the event of changed rules', () => {
  it.each([
    ['one provider’s hours', { schedules: [hours] }, 'dr-adams'],
    ['one provider’s closure', { removeClosureId: 'cls_1', touchProviderIds: ['dr-baker'] }, 'dr-baker'],
    ['a closure of all', { touchProviderIds: ['dr-adams', 'dr-baker'] }, undefined],
    ['an appointment type', { appointmentTypes: [exam], touchProviderIds: ['dr-adams'] }, undefined],
    ['a practice without providers', { removeClosureId: 'cls_1' }, undefined],
  ])('of %s names whom it concerns, and nothing of what was typed', (_, change, providerId) => {
    const { data, ...event } = scheduleEvent(
      { practiceId: 'p001', revision: 7, timeZone: 'America/Chicago' },
      change,
      1_795_348_800_000,
    );
    expect(event).toMatchObject({ practiceId: 'p001', event: 'schedule.changed', at: '2026-11-22T12:00:00.000Z' });
    expect(EVENT_CATALOGUE['schedule.changed'].data.parse(data)).toEqual({
      revision: 7,
      ...(providerId && { providerId }),
    });
  });
});
