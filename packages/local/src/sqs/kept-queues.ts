import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BuildAppOptions } from 'fauxqs';

type Stores = NonNullable<BuildAppOptions['stores']>;

/** What the package keeps to itself, as far as it is used here. */
interface Internals {
  SqsStore: new () => Stores['sqsStore'];
  SnsStore: new () => Stores['snsStore'];
  S3Store: new () => Stores['s3Store'];
  PersistenceManager: new (directory: string) => Persistence;
}
interface Persistence {
  db: DatabaseSync;
  loadSqsAndSns(sqs: Stores['sqsStore'], sns: Stores['snsStore']): void;
  close(): void;
}

export interface KeptQueues {
  stores: Stores;
  close(): void;
}

/** The queues and messages that are kept in `directory`, each change written at once. The package's own way to this,
 *  `startFauxqs({ dataDir })`, would listen on every interface; what it does before that is done here. */
export const openKeptQueues = async (directory: string): Promise<KeptQueues> => {
  const { SqsStore, SnsStore, S3Store, PersistenceManager } = await internals();
  const stores: Stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = new PersistenceManager(directory);
  // Outlives this process, if not the machine's power; a write for each step of each message is many.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  // Before it is attached: what is loaded need not be written.
  persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  const attached = { persistence } as object;
  for (const store of [stores.sqsStore, ...stores.sqsStore.allQueues()]) Object.assign(store, attached);
  return { stores, close: () => persistence.close() };
};

const internals = async (): Promise<Internals> => {
  const home = dirname(fileURLToPath(import.meta.resolve('fauxqs')));
  const files = ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'];
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(home, file)).href)));
  return Object.assign({}, ...modules) as Internals;
};
