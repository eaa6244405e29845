import { type EmulatorStores, emulatorInternals } from '../emulator-internals.ts';

export interface KeptQueues {
  stores: EmulatorStores;
  close(): void;
}

/** The queues and messages that are kept in `directory`, each change written at once. The package's own way to this,
 *  `startFauxqs({ dataDir })`, would listen on every interface; what it does before that is done here. */
export const openKeptQueues = async (directory: string): Promise<KeptQueues> => {
  const { SqsStore, SnsStore, S3Store, PersistenceManager } = await emulatorInternals();
  const stores: EmulatorStores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = new PersistenceManager(directory);
  // Outlives this process, if not the machine's power; a write for each step of each message is many.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  // Before it is attached: what is loaded need not be written.
  persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  const attached = { persistence } as object;
  for (const store of [stores.sqsStore, ...stores.sqsStore.allQueues()]) Object.assign(store, attached);
  return { stores, close: () => persistence.close() };
};
