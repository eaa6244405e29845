import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectSuccess } from './answers.ts';
import { ringsAt } from './calls.ts';
import { found, search } from './patients.ts';
import { Practice } from './practice.ts';
import { routeNamed } from './route-examples.ts';
import { sharedCloud } from './shared-cloud-addresses.ts';
import { deleteItems, eventsOf, type Item, storedItems } from './stored-items.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('find');
});

const nora = { givenName: 'Nora', familyName: 'Núñez-O’Brien', birthDate: '1971-03-09', phone: '(480) 555-0123' };
const byPhone = { phone: '+1 480 555 0123' };
const correct = (id: string, body: object, headers: Record<string, string> = { 'if-match': '"1"' }) =>
  practice.send({ method: 'PUT', path: `/appointments/${id}/patient`, headers, body });

describe('a patient', () => {
  it('is found after the booking, by number, name and member id', async () => {
    const patient = { ...nora, familyName: 'Núñez', memberId: 'XY-123 456' };
    const booked = await practice.booked({ patient });
    const item = { ...patient, nextAppointment: booked };
    for (const body of [byPhone, { familyName: 'NUNEZ', birthDate: '1971-03-09' }, { memberId: 'xy123456' }]) {
      expect(await found(practice, body)).toEqual([item]);
    }
    const answer = await search(practice, byPhone);
    expectSuccess(answer, routeNamed('searchPatients'));
    expect(answer.json).toEqual({ items: [item], truncated: false });
  });

  it('is found by every role that reads appointments, and each look is in the trail', async () => {
    const { id } = await practice.booked({ patient: { ...nora, phone: '480 555 0199' } });
    const body = { phone: '480 555 0199' };
    await found(practice, body);
    for (const as of ['agent', 'manager', 'admin'] as const) {
      const call = { method: 'POST', path: '/patients/search', body, as, subject: `some-${as}` } as const;
      expect((await practice.send(call)).json.items).toHaveLength(1);
    }
    const trail = (await practice.send({ method: 'GET', path: `/appointments/${id}/audit` })).json.items;
    const looks = trail.filter(({ action }: { action: string }) => action === 'found');
    const subjects = looks.map(({ subject }: { subject: string }) => subject);
    expect(subjects).toEqual(expect.arrayContaining(['some-agent', 'some-manager', 'some-admin']));
    // The whole number: three digits may be the milliseconds of a time.
    expect(JSON.stringify(trail)).not.toMatch(/480\D{0,3}555\D{0,3}0199/);
  });

  it.each([
    [{}, ''],
    [{ phone: '480 555 0123', memberId: 'x' }, ''],
    [{ phone: '480 555 0123', birthDate: '1971' }, ''],
    [{ familyName: 'Núñez' }, ''],
    [{ birthDate: '1971' }, ''],
    [{ phone: 'call me' }, '/phone'],
    [{ familyName: '’', birthDate: '1971' }, '/familyName'],
    [{ familyName: 'Núñez', birthDate: '09.03.1971' }, '/birthDate'],
  ])('is not searched by %j', async (body, pointer) => {
    expectProblem(await search(practice, body), 'INPUT_INVALID', pointer);
  });
});

describe('the patients of a call', () => {
  const patientsOf = (callId: string, call: object = {}) =>
    practice.send({ method: 'GET', path: `/calls/${callId}/patients`, ...call });

  it('are those who have the number, in whatever notation it was booked, and each look is in the trail', async () => {
    const booked = await practice.booked({ patient: { ...nora, givenName: 'Petra', phone: '(480) 555-0155' } });
    await found(practice, { phone: '480 555 0155' });
    const callId = await ringsAt(practice, '+14805550155');
    const answer = await patientsOf(callId, { as: 'agent', subject: 'desk-1' });
    expectSuccess(answer, routeNamed('listPatientsOfCall'));
    expect(answer.json).toEqual({ items: [{ ...booked.patient, nextAppointment: booked }], truncated: false });
    const { json } = await practice.send({ method: 'GET', path: `/appointments/${booked.id}/audit` });
    expect(json.items).toContainEqual(expect.objectContaining({ action: 'found', subject: 'desk-1' }));
  });

  it('are nobody when the number is no patient’s, or is withheld', async () => {
    for (const number of ['+14805550156', 'anonymous']) {
      const { json } = await patientsOf(await ringsAt(practice, number));
      expect(json).toEqual({ items: [], truncated: false });
    }
  });

  it('are of a call that the practice has', async () => {
    expectProblem(await patientsOf('call_none'), 'NOT_FOUND');
  });
});

describe('a correction', () => {
  it('needs the version that it corrects, is published without what it changed, and the old number finds nobody', async () => {
    const patient = { ...nora, givenName: 'Olga', phone: '480 555 0150' };
    const { id, updatedAt: _, ...booked } = await practice.booked({ patient });
    await found(practice, { phone: patient.phone });
    const corrected = { ...patient, phone: '+1 480-555-0151', email: 'olga@example.test' };

    expectProblem(await correct(id, { patient: corrected }, {}), 'PRECONDITION_REQUIRED');
    expectProblem(await correct(id, { patient: corrected }, { 'if-match': '"2"' }), 'STALE_VERSION');
    const answer = await correct(id, { patient: corrected, reason: 'Headache' });
    expectSuccess(answer, routeNamed('correctPatient'));
    const { updatedAt, ...rest } = answer.json;
    expect(rest).toEqual({ id, ...booked, patient: corrected, reason: 'Headache', version: 2 });
    expect(answer.headers.etag).toBe('"2"');
    expectProblem(await correct(id, { patient }), 'STALE_VERSION');

    expect(await eventsOf(practice.id, id)).toEqual(['appointment.booked', 'appointment.patient-corrected']);
    const items = await found(practice, { phone: '(480) 555-0151' });
    expect(items).toEqual([{ ...corrected, nextAppointment: answer.json }]);
    expect((await search(practice, { phone: patient.phone })).json.items).toEqual([]);
    const { json } = await practice.send({ method: 'GET', path: `/appointments/${id}/audit` });
    expect(json.items.map(({ action }: { action: string }) => action)).toContain('patient-corrected');
  });
});

describe('the index', () => {
  const entryOf = async ({ id: practiceId }: Practice, appointmentId: string): Promise<Item> => {
    const entries = await storedItems('patientIndex', practiceId);
    return entries.find(({ ownerKey }) => ownerKey?.S === `${practiceId}#${appointmentId}`) ?? expect.fail('no entry');
  };

  it('holds ids, versions, times and hashes only, and another hash for each kind, practice and correction', async () => {
    const other = await Practice.open('find-other');
    const patient = { ...nora, phone: '480 555 0160', memberId: '4805550160' };
    const [one, two] = [await practice.booked({ patient }), await other.booked({ patient })];
    await Promise.all([practice, other].map((each) => found(each, { memberId: '4805550160' })));
    const before = await entryOf(practice, one.id);
    const elsewhere = await entryOf(other, two.id);
    await correct(one.id, { patient: { ...patient, phone: '480 555 0161' } });
    await found(practice, { phone: '480 555 0161' });
    const after = await entryOf(practice, one.id);

    const hashes = [before, elsewhere, after].flatMap(({ phoneKey, nameKey, memberKey }) =>
      [phoneKey, nameKey, memberKey].map((key) => key?.S?.split('#')[1]),
    );
    expect(hashes.every((hash) => /^[\w-]{43}$/.test(hash ?? ''))).toBe(true);
    // A new number is a new hash; name and member id stay.
    expect(new Set(hashes).size).toBe(7);
    for (const item of await storedItems('patientIndex')) {
      const { ownerKey, version, startEpochMinutes, endEpochMinutes, toldAt, ...keys } = item;
      expect(ownerKey?.S).toMatch(/^[\w-]+#apt_[0-9a-f]{32}$/);
      for (const number of [version, startEpochMinutes, endEpochMinutes, toldAt]) expect(number?.N).toMatch(/^\d+$/);
      for (const [name, key] of Object.entries(keys)) {
        expect(['phoneKey', 'nameKey', 'memberKey']).toContain(name);
        expect(key.S).toMatch(/^[\w-]+#[\w-]{43}$/);
        expect(key.S?.split('#')[0]).toBe(ownerKey?.S?.split('#')[0]);
      }
    }
  });

  it('is rebuilt by a command, beside live traffic', async () => {
    const patient = { ...nora, phone: '480 555 0170' };
    const { id } = await practice.booked({ patient });
    await found(practice, { phone: patient.phone });
    await deleteItems('patientIndex', await storedItems('patientIndex', practice.id));
    expect((await search(practice, { phone: patient.phone })).json.items).toEqual([]);

    const rebuilding = reindex(new URL(sharedCloud.tokenIssuer).port);
    const [stdout, during] = await Promise.all([
      // Practices of other tests may have no database just now: they hold up nobody, and are counted.
      rebuilding.then(
        (ended) => ended.stdout,
        (ended) => (/^\d+ could not be indexed/.test(ended.stderr) ? ended.stdout : ended.stderr),
      ),
      practice.booked({ patient: { ...patient, phone: '480 555 0171' } }),
    ]);
    expect(stdout).toMatch(/^\d+ appointments indexed$/m);
    expect((await search(practice, { phone: patient.phone })).json.items).toMatchObject([{ givenName: 'Nora' }]);
    expect(await entryOf(practice, id)).toBeDefined();
    await found(practice, { phone: '480 555 0171' });
    expect(await entryOf(practice, during.id)).toBeDefined();
  });

  it('says when there is nothing to rebuild it with', async () => {
    await expect(reindex('1034')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Start the local cloud in another terminal: pnpm dev'),
    });
  });
});

/** Runs the command as `pnpm` would, against the local cloud whose issuer has this port. */
function reindex(issuerPort: string): Promise<{ stdout: string; stderr: string }> {
  const script = fileURLToPath(new URL('../../../deploy/src/patients/reindex-patients-command.ts', import.meta.url));
  const env = { ...process.env, FRONTDESK_PORT_BASE: String(Number(issuerPort) - 5) };
  return promisify(execFile)(process.execPath, [script], { env });
}
