import { Phi } from '@frontdesk/core/phi';
import type { Appointment } from '../domain/appointment.ts';
import { patient } from './callers.ts';

/** An exam on 2026-03-03 at 10:00 in New York, with every member that an appointment may have. */
export function someAppointment(changes: Partial<Appointment> = {}): Appointment {
  const startEpochMinutes = Date.parse('2026-03-03T15:00:00Z') / 60_000;
  return {
    id: 'apt_1',
    practiceId: 'p001',
    providerId: 'dr-adams',
    appointmentType: 'exam',
    status: 'booked',
    startEpochMinutes,
    start: '2026-03-03T10:00:00-05:00',
    end: '2026-03-03T10:30:00-05:00',
    timeZone: 'America/New_York',
    claim: { start: startEpochMinutes, end: startEpochMinutes + 30 },
    patient,
    reason: new Phi('Blurred vision'),
    resourceIds: ['room-1'],
    callId: 'call-1',
    cancellation: { reason: 'pat', note: new Phi('Feels better'), at: '2026-03-01T12:00:00.000Z' },
    statusChange: { status: 'cancelled', by: 'agent-1', at: '2026-03-01T12:00:00.000Z' },
    version: 3,
    createdAt: '2026-03-01T12:00:00.000Z',
    updatedAt: '2026-03-01T12:05:00.000Z',
    ...changes,
  };
}
