import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import { Phi } from '@frontdesk/core/phi';
import { describe, expect, it } from 'vitest';
import type { Appointment } from '../domain/appointment.ts';
import { patientKeysOf } from '../domain/patient-key.ts';
import { staff } from '../testing/callers.ts';
import { someAppointment } from '../testing/some-appointment.ts';
import { type SearchPatientsPorts, searchPatients } from './search-patients.ts';

const now = Date.parse('2026-03-03T12:00:00-05:00');
const ada = { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-05-17', phone: '+1 212 555 0142' };

function visit(id: string, start: string, phone = ada.phone): Appointment {
  const startEpochMinutes = Date.parse(start) / 60_000;
  const end = new Date(Date.parse(start) + 1_800_000).toISOString();
  return someAppointment({ id, start, end, startEpochMinutes, patient: new Phi({ ...ada, phone }) });
}

/** Ports whose requests are answered when the test says so; `sent` tells those that wait. */
function heldPorts(appointments: readonly Appointment[]) {
  const sent: { name: string; answer(): void }[] = [];
  const audited: AuditRecord[] = [];
  const held = <Value>(name: string, value: () => Value) =>
    new Promise<Value>((resolve) => sent.push({ name, answer: () => resolve(value()) }));
  const ports: SearchPatientsPorts = {
    patients: {
      find: (_practice, { kind, value }) =>
        held(`find by ${kind}`, () => {
          const has = ({ patient }: Appointment) =>
            patientKeysOf(patient).some((key) => key.kind === kind && key.value.reveal() === value.reveal());
          return appointments.filter(has).map(({ id }) => id);
        }),
    },
    index: {
      readAll: (_practice, ids) => held('read', () => appointments.filter(({ id }) => ids.includes(id))),
    },
    audit: {
      recordAll: (entries) =>
        held(`audit ${entries.map(({ recordId }) => recordId).join(' ')}`, () => {
          audited.push(...entries);
        }),
    },
    clock: { now: () => now },
  };
  return { ports, audited, sent };
}

/** Answers all that waits at once, time after time: what is sent together is one step. */
async function stepsOf(search: Promise<unknown>, sent: { name: string; answer(): void }[]): Promise<string[][]> {
  const steps: string[][] = [];
  let isAnswered = false;
  void search.then(() => {
    isAnswered = true;
  });
  while (!isAnswered) {
    await new Promise(setImmediate);
    const waiting = sent.splice(0);
    if (waiting.length === 0) continue;
    steps.push(waiting.map(({ name }) => name).sort());
    for (const { answer } of waiting) answer();
  }
  return steps;
}

const command = { caller: staff('p001'), requestId: 'request-1', deadline: now + 5_000 };
const byPhone = { ...command, search: new Phi({ phone: '(212) 555-0142' }) };

describe('the steps of a search', () => {
  it('are three by telephone number: the audit goes beside the look for the patient’s other appointments', async () => {
    const { ports, sent, audited } = heldPorts([
      visit('last', '2026-03-02T10:00:00-05:00'),
      visit('next', '2026-03-04T10:00:00-05:00'),
    ]);
    const search = searchPatients(byPhone, ports);
    expect(await stepsOf(search, sent)).toEqual([['find by phone'], ['read'], ['audit next last', 'find by name']]);
    expect(audited.map(({ recordId }) => recordId)).toEqual(['next', 'last']);
    expect((await search).patients).toMatchObject([{ next: { id: 'next' }, last: { id: 'last' } }]);
  });

  it('are three by name and birth date', async () => {
    const { ports, sent } = heldPorts([visit('next', '2026-03-04T10:00:00-05:00')]);
    const search = searchPatients(
      { ...command, search: new Phi({ familyName: 'BYRON', birthDate: ada.birthDate }) },
      ports,
    );
    expect(await stepsOf(search, sent)).toEqual([['find by name'], ['read'], ['audit next']]);
  });

  it('are more where another number has the next appointment, which is audited before the answer too, once', async () => {
    const { ports, sent } = heldPorts([
      visit('last', '2026-03-02T10:00:00-05:00'),
      visit('later', '2026-03-05T10:00:00-05:00'),
      visit('next', '2026-03-04T10:00:00-05:00', '+1 480 555 0100'),
    ]);
    const search = searchPatients(byPhone, ports);
    expect(await stepsOf(search, sent)).toEqual([
      ['find by phone'],
      ['read'],
      ['audit later last', 'find by name'],
      ['read'],
      ['audit next'],
    ]);
    expect((await search).patients).toMatchObject([{ next: { id: 'next' }, last: { id: 'last' } }]);
  });

  it('write no audit where nobody is found', async () => {
    const { ports, sent } = heldPorts([]);
    const search = searchPatients(byPhone, ports);
    expect(await stepsOf(search, sent)).toEqual([['find by phone']]);
  });
});

it('an answer does not leave when its audit fails', async () => {
  const { ports } = heldPorts([visit('next', '2026-03-04T10:00:00-05:00')]);
  const failing: SearchPatientsPorts = {
    patients: { find: async () => ['next'] },
    index: { readAll: async () => [visit('next', '2026-03-04T10:00:00-05:00')] },
    audit: { recordAll: async () => Promise.reject(new Error('no audit')) },
    clock: ports.clock,
  };
  await expect(searchPatients(byPhone, failing)).rejects.toThrow('no audit');
});
