import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BuildAppOptions } from 'fauxqs';

/** Where the emulator of SQS and S3 has its state. */
export type EmulatorStores = NonNullable<BuildAppOptions['stores']>;

/** What the package keeps to itself, as far as it is used here. */
interface Internals {
  SqsStore: new () => EmulatorStores['sqsStore'];
  SnsStore: new () => EmulatorStores['snsStore'];
  S3Store: new () => EmulatorStores['s3Store'];
  PersistenceManager: new (directory: string) => Persistence;
  FileS3Persistence: new (directory: string) => FilePersistence;
}
interface Persistence {
  db: DatabaseSync;
  loadSqsAndSns(sqs: EmulatorStores['sqsStore'], sns: EmulatorStores['snsStore']): void;
  close(): void;
}
interface FilePersistence {
  loadS3(store: EmulatorStores['s3Store']): void;
  close(): void;
}

/** The emulator's classes: its own way to kept state would listen on every interface. */
export const emulatorInternals = async (): Promise<Internals> => {
  const home = dirname(fileURLToPath(import.meta.resolve('fauxqs')));
  const files = ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 's3/fileS3Persistence.js', 'persistence.js'];
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(home, file)).href)));
  return Object.assign({}, ...modules) as Internals;
};
