import { staff } from '@frontdesk/booking/testing/callers';
import { someAppointment } from '@frontdesk/booking/testing/some-appointment';
import { Phi } from '@frontdesk/core/phi';
import { describe, expect, it } from 'vitest';
import type { CallersCall } from '../ports/callers.ts';
import { type ListPatientsOfCallPorts, listPatientsOfCall } from './list-patients-of-call.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const phone = '+14805550155';
const booked = someAppointment({ patient: new Phi({ givenName: 'Ada', birthDate: '1980', phone }) });

/** One patient, who has the number in `appointments` appointments; who read what of whom. */
function deskWith(call: CallersCall | undefined, appointments = 1) {
  const audited: string[] = [];
  const asked: unknown[] = [];
  const ports: ListPatientsOfCallPorts = {
    callers: {
      find: async (practiceId, callId) => {
        asked.push([practiceId, callId]);
        return call;
      },
    },
    patients: {
      find: async () => Array.from({ length: appointments }, (_, index) => ({ appointmentId: `apt_${index + 1}` })),
      findAlike: async () => [],
      alikeOf: async () => '',
    },
    index: { readAll: async () => [booked] },
    audit: {
      recordAll: async (entries) => void audited.push(...entries.map(({ action, subject }) => `${action} ${subject}`)),
    },
    clock: { now: () => now },
  };
  const caller = staff('p001');
  const list = () => listPatientsOfCall({ caller, requestId: 'r', callId: 'call-1', deadline: now + 5_000 }, ports);
  return { list, audited, asked, subject: caller.subject };
}

describe('the patients of a call', () => {
  it('are those who have its number, in the practice of who asks, and are audited', async () => {
    const desk = deskWith({ number: new Phi('(480) 555-0155') });
    expect((await desk.list()).patients).toMatchObject([{ next: { id: 'apt_1' } }]);
    expect(desk.asked).toEqual([['p001', 'call-1']]);
    expect(desk.audited).toEqual([`found ${desk.subject}`]);
  });

  it('are nobody without a number', async () => {
    const desk = deskWith({});
    expect(await desk.list()).toEqual({ patients: [], truncated: false });
    expect(desk.audited).toEqual([]);
  });

  it('are nobody in particular when too many appointments have the number', async () => {
    const desk = deskWith({ number: new Phi(phone) }, 2_001);
    expect(await desk.list()).toEqual({ patients: [], truncated: true });
    expect(desk.audited).toEqual([]);
  });

  it('are not found for a call that the practice does not have', async () => {
    await expect(deskWith(undefined).list()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
