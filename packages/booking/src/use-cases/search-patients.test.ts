import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import { Phi } from '@frontdesk/core/phi';
import { describe, expect, it } from 'vitest';
import type { Appointment } from '../domain/appointment.ts';
import type { PatientKeyKind } from '../domain/patient-key.ts';
import type { PatientIndexEntry } from '../ports/patient-index.ts';
import { staff } from '../testing/callers.ts';
import { someAppointment } from '../testing/some-appointment.ts';
import { patientIndexEntry } from './index-patients.ts';
import { type SearchPatientsPorts, searchPatients } from './search-patients.ts';

const now = Date.parse('2026-03-03T12:00:00-05:00');
const ada = { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-05-17', phone: '+1 212 555 0142' };

function visit(id: string, start: string, phone = ada.phone): Appointment {
  const startEpochMinutes = Date.parse(start) / 60_000;
  const end = new Date(Date.parse(start) + 1_800_000).toISOString();
  return someAppointment({ id, start, end, startEpochMinutes, patient: new Phi({ ...ada, phone }) });
}

/** What the index has otherwise than the record. */
interface Indexed {
  readonly keys?: PatientIndexEntry['keys'];
  readonly times?: PatientIndexEntry['times'] | undefined;
}

/** Ports whose requests are answered when the test says so; `sent` tells those that wait. `indexed` is what the index knows,
 *  which may be another than the records. */
function heldPorts(appointments: readonly Appointment[], indexed: (entry: PatientIndexEntry) => Indexed = () => ({})) {
  const entries = appointments.map(patientIndexEntry).map((entry) => ({ ...entry, ...indexed(entry) }));
  const hitsBy = (wanted: PatientKeyKind, value: string) =>
    entries
      .filter(({ keys }) => keys.some((key) => key.kind === wanted && key.value.reveal() === value))
      .map(({ appointmentId, keys, times }) => {
        const alike = keys.find(({ kind }) => kind === 'name')?.value.reveal();
        return { appointmentId, ...(times && { times }), ...(times && alike !== undefined && { alike }) };
      });
  const sent: { name: string; answer(): void }[] = [];
  const audited: AuditRecord[] = [];
  const held = <Value>(name: string, value: () => Value) =>
    new Promise<Value>((resolve) => sent.push({ name, answer: () => resolve(value()) }));
  const ports: SearchPatientsPorts = {
    patients: {
      find: (_practice, { kind, value }) => held(`find by ${kind}`, () => hitsBy(kind, value.reveal())),
      findAlike: (_practice, alike) => held('find alike', () => hitsBy('name', alike)),
      alikeOf: async (_practice, name) => name.value.reveal(),
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

const byName = { ...command, search: new Phi({ familyName: 'BYRON', birthDate: ada.birthDate }) };
const stepsBy = (search: typeof byPhone | typeof byName, { ports, sent }: ReturnType<typeof heldPorts>) =>
  stepsOf(searchPatients(search, ports), sent);

describe('the steps of a search', () => {
  const both = () => [visit('last', '2026-03-02T10:00:00-05:00'), visit('next', '2026-03-04T10:00:00-05:00')];

  it('are two by telephone number: audit and other appointments go beside the read, by what the index knows', async () => {
    const { ports, sent, audited } = heldPorts(both());
    const search = searchPatients(byPhone, ports);
    expect(await stepsOf(search, sent)).toEqual([['find by phone'], ['audit next last', 'find alike', 'read']]);
    expect(audited.map(({ recordId }) => recordId)).toEqual(['next', 'last']);
    expect((await search).patients).toMatchObject([{ next: { id: 'next' }, last: { id: 'last' } }]);
  });

  it('are two by name and birth date, also while the patient is here', async () => {
    const here = visit('here', '2026-03-03T11:45:00-05:00');
    const steps = await stepsBy(byName, heldPorts([...both(), here]));
    expect(steps).toEqual([['find by name'], ['audit next here last', 'read']]);
  });

  it('are three through entries of an older form', async () => {
    const old = () => heldPorts(both(), () => ({ times: undefined }));
    expect(await stepsBy(byPhone, old())).toEqual([['find by phone'], ['read'], ['audit next last', 'find by name']]);
    expect(await stepsBy(byName, old())).toEqual([['find by name'], ['read'], ['audit next last']]);
  });

  it('are three where the index guessed wrong: what is told has an audit entry before the answer, each once', async () => {
    const moved = heldPorts(both(), ({ appointmentId, times }) =>
      appointmentId === 'next' ? { times: { ...times, startEpochMinutes: 0, endEpochMinutes: 30, toldAt: 0 } } : {},
    );
    expect(await stepsBy(byName, moved)).toEqual([['find by name'], ['audit last', 'read'], ['audit next']]);
  });

  it('are three where the name has been corrected since: the record decides who else is looked for', async () => {
    const old = patientIndexEntry({
      ...visit('next', '2026-03-04T10:00:00-05:00'),
      patient: new Phi({ ...ada, familyName: 'Bryon' }),
    });
    const held = heldPorts([visit('next', '2026-03-04T10:00:00-05:00')], () => ({ keys: old.keys }));
    expect(await stepsBy(byPhone, held)).toEqual([
      ['find by phone'],
      ['audit next', 'find alike', 'read'],
      ['find by name'],
    ]);
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
      ['audit later last', 'find alike', 'read'],
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
    patients: {
      find: async () => [{ appointmentId: 'next' }],
      findAlike: async () => [],
      alikeOf: async () => '',
    },
    index: { readAll: async () => [visit('next', '2026-03-04T10:00:00-05:00')] },
    audit: { recordAll: async () => Promise.reject(new Error('no audit')) },
    clock: ports.clock,
  };
  await expect(searchPatients(byPhone, failing)).rejects.toThrow('no audit');
});
