import { type AppApiClient, createAppApiClient } from '@frontdesk/client/app-api-client';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { beginAppointment } from '@frontdesk/testing/begin-appointment';
import { readTableNames } from '@frontdesk/testing/table-templates';
import { addDays } from '../../time/practice-time.ts';

const PRACTICE = 'p001';
const DAYS_BEFORE = 14;

/** `HH:MM`, provider, type, given name, family name. Nobody's names. */
const BOOKINGS = `
09:00 dr-adams exam            Nora   Sample
09:30 dr-adams contact-lens    Felix  Example
10:00 dr-adams surgery-consult Ida    Specimen
11:30 dr-adams exam            Otto   Placeholder
13:00 dr-adams exam            Mira   Testcase
14:15 dr-adams contact-lens    Theo   Sample
15:00 dr-adams exam            Lena   Mockup
09:15 dr-baker exam            Emil   Example
10:00 dr-baker exam            Clara  Specimen
10:45 dr-baker contact-lens    Hugo   Testcase
11:00 dr-baker exam            Ella   Placeholder
13:30 dr-baker surgery-consult Anton  Sample
15:30 dr-baker exam            Frieda Mockup
`;

/** The next Monday, with the offset of New York in winter or summer. */
export function nextMonday(now: Date): string {
  const today = now.toISOString().slice(0, 10);
  return addDays(today, 7 - ((now.getUTCDay() + 6) % 7));
}

/** Books a day at the demo practice p001 and lets it come: the same weekday two weeks before, with appointments in every
 *  state. Gives that day. */
export async function bookSampleDay(cloud: LocalCloud, day: string): Promise<string> {
  const database = localDynamoDbClient(cloud.dynamoDbEndpoint);
  const api = await managersApi(cloud);
  for (const line of BOOKINGS.trim().split('\n')) {
    const [time = '', providerId = '', appointmentType = '', givenName = '', familyName = ''] = line.split(/\s+/);
    const start = await startAt(api, { day, time, providerId, appointmentType });
    const patient = { givenName, familyName, birthDate: '1980-05-17', phone: '+1 555 0100' };
    const { id } = await api.bookAppointment({ body: { providerId, appointmentType, start, patient } });
    const path = { id };
    const begins = Date.parse(start) / 60_000 - DAYS_BEFORE * 24 * 60;
    await beginAppointment(database, readTableNames().appointments, PRACTICE, id, begins);
    if (['09:00', '09:15'].includes(time)) {
      await api.arriveAppointment({ path });
      await api.fulfilAppointment({ path });
    }
    if (['09:30', '10:00'].includes(time)) await api.arriveAppointment({ path });
    if (time === '10:45') await api.noShowAppointment({ path });
  }
  database.destroy();
  return addDays(day, -DAYS_BEFORE);
}

/** Books two afternoon appointments that are still ahead. */
export async function bookAhead(cloud: LocalCloud, day: string): Promise<void> {
  const api = await managersApi(cloud);
  const patient = { givenName: 'Nora', familyName: 'Sample', birthDate: '1980-05-17' };
  for (const [time, providerId] of [
    ['16:00', 'dr-adams'],
    ['16:30', 'dr-baker'],
  ] as const) {
    const wanted = { providerId, appointmentType: 'exam' };
    const start = await startAt(api, { day, time, ...wanted });
    await api.bookAppointment({ body: { ...wanted, start, patient } });
  }
}

async function managersApi(cloud: LocalCloud): Promise<AppApiClient> {
  const token = await cloud.issueToken({ practiceId: PRACTICE, role: 'manager' });
  return createAppApiClient({ baseUrl: cloud.urls.appApi, token: () => token });
}

interface Wanted {
  readonly day: string;
  readonly time: string;
  readonly providerId: string;
  readonly appointmentType: string;
}

// The search knows the practice's offset on that day.
async function startAt(api: AppApiClient, { day, time, providerId, appointmentType }: Wanted): Promise<string> {
  const query = { from: day, to: day, providerId, appointmentType };
  const { items } = await api.searchSlots({ path: { id: PRACTICE }, query });
  const slot = items.find(({ start }) => start.includes(`T${time}`));
  if (slot === undefined) throw new Error(`${providerId} is not free at ${time} on ${day}.`);
  return slot.start;
}
