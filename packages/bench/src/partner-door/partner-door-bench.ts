import { demoKey } from '@frontdesk/local/demo-subscriptions';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import type { Bench, Finding, Progress } from '../bench.ts';
import { FreeBookings, PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import { LoadSender, millisecondsOf, requireAll } from '../local-cloud/load.ts';
import { interleave, median, timesOf } from '../statistics.ts';
import { costByDoor } from './cost-by-door.ts';
import { floodFindings, neighborFindings } from './flood-findings.ts';
import { FLOODING, NEIGHBOR, NEIGHBOR_PER_SECOND, ofPartners, sendFloods, type Vendors } from './floods.ts';

const WARM_UP = { bookings: 1_600, inSteps: 200, clients: 20 };
/** Of one connection, as a vendor's server keeps one. */
const BOOKINGS_A_TURN = 5;
const TURNS = 80;
const MOST_TIMES_APP_API = 1.15;

/** The Partner API beside the App API: the same functions, database and clients, one with a key and the other with a token. */
export const partnerDoorBench: Bench = {
  name: 'partner-door',
  title: 'The Partner API beside the App API, and one vendor beside another',
  run: async (progress) => {
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots', 'partners'],
      throttling: false,
      environment: { LOG_LEVEL: 'INFO', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    const senders: LoadSender[] = [];
    const begin = (origin: string, headers: Record<string, string>): LoadSender => {
      const sender = new LoadSender(origin, headers);
      senders.push(sender);
      return sender;
    };
    const withKeyOf = async (practiceId: string, plan?: string): Promise<LoadSender> =>
      begin(cloud.urls.partnerApi, { 'x-api-key': await keyOf(cloud, practiceId, plan) });
    try {
      for (const practiceId of [PRACTICE_ID, ...FLOODING, NEIGHBOR]) await importPractice(cloud, practiceId);
      const token = await cloud.issueToken({ practiceId: PRACTICE_ID, role: 'agent' });
      const doors: Doors = {
        appApi: begin(cloud.urls.appApi, { authorization: `Bearer ${token}` }),
        partnerApi: await withKeyOf(PRACTICE_ID, 'enterprise'),
      };
      const vendors: Vendors = { floods: [], neighbor: await withKeyOf(NEIGHBOR) };
      for (const practiceId of FLOODING) {
        const [first, second] = [await withKeyOf(practiceId), await withKeyOf(practiceId)];
        vendors.floods.push({ practiceId, first, second });
      }
      const ofDoors = await doorFindings(doors, progress);
      const { floods, neighbor } = await sendFloods(vendors, progress);
      return {
        findings: [
          ...ofDoors,
          ...floodFindings(floods, 'small'),
          ...neighborFindings(neighbor),
          ...costByDoor(cloud.services()),
        ],
        notes: [
          'One machine runs clients, gateway, functions and database. The stages throttle nothing here, the plans do. The neighbor books',
          `${NEIGHBOR_PER_SECOND} times a second; the flood searches a week. Waiting times count from when a call was due.`,
        ],
      };
    } finally {
      for (const sender of senders) await sender.stop();
      await cloud.stop();
    }
  },
};

async function importPractice(cloud: LocalCloud, practiceId: string): Promise<void> {
  const imported = await cloud.invoke('importPractice', practiceDocument(practiceId));
  if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
}

/** One more key of the practice's subscription. */
function keyOf(cloud: LocalCloud, practiceId: string, plan?: string): Promise<string> {
  return demoKey({ practiceId, plan }, async (request) => {
    const result = await cloud.invoke('manageSubscriptions', request);
    if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
    return result.payload;
  });
}

interface Doors {
  appApi: LoadSender;
  partnerApi: LoadSender;
}

async function doorFindings({ appApi, partnerApi }: Doors, progress: Progress): Promise<Finding[]> {
  const bookings = new FreeBookings();
  const book = {
    appApi: (count: number, clients: number) => appApi.send(bookings.take(count), clients),
    partnerApi: (count: number, clients: number) => partnerApi.send(ofPartners(bookings.take(count)), clients),
  };
  for (let booked = 0; booked < WARM_UP.bookings; booked += 2 * WARM_UP.inSteps) {
    progress(`Warming up both doors, ${booked} of ${WARM_UP.bookings} bookings`);
    for (const throughDoor of Object.values(book)) {
      requireAll(await throughDoor(WARM_UP.inSteps, WARM_UP.clients), 201, 'Warming up');
    }
  }
  const turn = async (throughDoor: (typeof book)['appApi']): Promise<number[]> =>
    millisecondsOf(requireAll(await throughDoor(BOOKINGS_A_TURN, 1), 201, 'Booking in turns'));
  const turns = await interleave(
    { appApi: () => turn(book.appApi), partnerApi: () => turn(book.partnerApi) },
    TURNS,
    (round) => progress(`Booking through both doors, turn ${round} of ${TURNS}`),
  );
  const [app, partner] = [turns.appApi.flat(), turns.partnerApi.flat()];
  const ratio = median(partner) / median(app);
  return [
    { what: 'booking through the App API, token, one client', measured: timesOf(app), ratio: 1 },
    {
      what: 'booking through the Partner API, key, one client',
      measured: timesOf(partner),
      ratio,
      target: { text: `≤ ${MOST_TIMES_APP_API} ×`, value: ratio, atMost: MOST_TIMES_APP_API },
    },
  ];
}
