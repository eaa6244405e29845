import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { seededRandom } from '@frontdesk/testing/seeded-random';
import { readTableNames } from '@frontdesk/testing/table-templates';
import type { Bench, Progress } from '../bench.ts';
import { REPOSITORY_ROOT } from '../repository.ts';
import type { MondayLoad, Seen } from './monday-clients.ts';
import { mondayFindings } from './monday-findings.ts';
import { mondayPicture } from './monday-picture.ts';
import { LOOPING_PRACTICE, mondayPlan, mondayPractice, PRACTICES } from './monday-plan.ts';
import { judgeMonday, listedIds, type MondayEvidence, readAppointments, readClaimed } from './monday-verification.ts';
import type { MondayMessage } from './monday-worker.ts';

const SEED = 9;
const PICTURE = 'docs/performance/monday.svg';
/** The clients end by themselves before. */
const MOST_MILLISECONDS = 320_000;

/** Thirty practices open at once against a local cloud that has just started; what clients were told is compared with the
 *  tables and the list API. */
export const mondayBench: Bench = {
  name: 'monday',
  title: 'Monday, 9:00: thirty practices open at once',
  run: async (progress) => {
    const [loadBefore = 0] = loadavg();
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots'],
      environment: { LOG_LEVEL: 'INFO' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    try {
      const tokens = await openPractices(cloud, progress);
      const agents = mondayPlan(seededRandom(SEED));
      const seen = await play({ origin: cloud.urls.appApi, agents, tokens }, progress);
      const intents = agents.flatMap((agent) => agent.intents);
      const evidence = await gather(cloud, tokens, progress);
      const machine = `Node ${process.versions.node}, ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), load ${loadBefore.toFixed(1)} before, ${new Date().toISOString().slice(0, 10)}`;
      const file = join(REPOSITORY_ROOT, PICTURE);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, mondayPicture(seen, PRACTICES, machine));
      return {
        findings: mondayFindings(intents.length, judgeMonday({ intents, seen, ...evidence }), seen),
        notes: [
          'Functions and database were cold. Times are from the send to the whole answer, repeats counted apart; slow clients',
          `have a line of their own. ${machine}.`,
          `The picture is in ${PICTURE}.`,
        ],
      };
    } finally {
      await cloud.stop();
    }
  },
};

/** The practices' rules, and an agent's token for each. */
async function openPractices(cloud: LocalCloud, progress: Progress): Promise<Record<string, string>> {
  const tokens: Record<string, string> = {};
  for (const practiceId of [...PRACTICES, LOOPING_PRACTICE]) {
    progress(`Setting up ${practiceId}`);
    const imported = await cloud.invoke('importPractice', mondayPractice(practiceId));
    if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
    tokens[practiceId] = await cloud.issueToken({ practiceId, role: 'agent' });
  }
  return tokens;
}

/** Lets all clients loose, and resolves with what they saw. */
function play(load: MondayLoad, progress: Progress): Promise<readonly Seen[]> {
  const worker = new Worker(new URL('./monday-worker.ts', import.meta.url));
  const played = new Promise<readonly Seen[]>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Monday did not end')), MOST_MILLISECONDS);
    worker.on('error', reject);
    worker.on('message', (message: MondayMessage) => {
      if ('answers' in message) {
        progress(`Monday, 9:00: ${message.answers} answers`);
        return;
      }
      clearTimeout(timer);
      resolve(message.seen);
    });
    worker.postMessage(load);
  });
  return played.finally(() => worker.terminate());
}

async function gather(
  cloud: LocalCloud,
  tokens: Readonly<Record<string, string>>,
  progress: Progress,
): Promise<Pick<MondayEvidence, 'stored' | 'listed' | 'claimed'>> {
  progress('Reading the tables and the lists');
  const database = localDynamoDbClient(cloud.dynamoDbEndpoint);
  const tables = readTableNames();
  try {
    const stored = await readAppointments(database, tables.appointments);
    const claimed = await readClaimed(database, tables.daySheets);
    const listed = new Set<string>();
    for (const practiceId of PRACTICES) {
      for (const id of await listedIds(cloud.urls.appApi, tokens[practiceId] ?? '')) listed.add(id);
    }
    return { stored, listed, claimed };
  } finally {
    database.destroy();
  }
}
