import { AppError } from '@frontdesk/core/app-error';
import { silentLogger } from '@frontdesk/core/logger';
import { SetClock } from '@frontdesk/testing/set-clock';
import { describe, expect, it } from 'vitest';
import { someAppointment } from '../testing/some-appointment.ts';
import { reindexPatients } from './reindex-patients.ts';

const clock = new SetClock('2027-03-01T16:00:00Z');
const appointments = (...ids: string[]) => ids.map((id) => someAppointment({ id }));
const pages = {
  read: async (from = 'a') =>
    from === 'a' ? { appointments: appointments('1', '2'), next: 'b' } : { appointments: appointments('3') },
};
const refusing = (...refused: string[]) => ({
  put: async ({ appointmentId }: { appointmentId: string }) => {
    if (refused.includes(appointmentId)) throw new AppError('UNAVAILABLE');
  },
});
const run = (patients: ReturnType<typeof refusing>, from?: string) =>
  reindexPatients({ from, until: clock.now() + 1_000 }, { pages, patients, clock, logger: silentLogger });

describe('a rebuild', () => {
  it('goes through all pages, or through those that are left', async () => {
    expect(await run(refusing())).toEqual({ indexed: 3, failed: 0 });
    expect(await run(refusing(), 'b')).toEqual({ indexed: 1, failed: 0 });
  });

  it('counts what cannot be put, and goes on', async () => {
    const lines: unknown[] = [];
    const logger = { ...silentLogger, error: (...line: unknown[]) => void lines.push(line) };
    const command = { until: clock.now() + 1_000 };
    const result = await reindexPatients(command, { pages, patients: refusing('2'), clock, logger });
    expect(result).toEqual({ indexed: 2, failed: 1 });
    expect(lines).toEqual([['PATIENT_NOT_INDEXED', expect.any(AppError), { appointmentId: '2' }]]);
  });

  it('ends when nothing can be put', async () => {
    await expect(run(refusing('1', '2', '3'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
