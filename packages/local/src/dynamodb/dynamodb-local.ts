import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalSetupError } from '../local-setup-error.ts';
import { makeScratchDirectory } from '../scratch-directory.ts';
import { isPortFree, pickFreePort } from './free-port.ts';
import { type GuardedProcess, startGuardedProcess } from './guarded-process.ts';
import { assertJavaIsInstalled } from './java-runtime.ts';

export interface DynamoDbLocalOptions {
  /** A free port is chosen when none is given. */
  port?: number;
  /** Keeps the tables in this directory; without it they live in memory and end with the server. */
  dataDirectory?: string;
  /** Keeps a database for each access key id, made when its first table is; by default all keys share one. */
  databasePerKey?: boolean;
  /** The JVM's heap limit; 512 by default. */
  heapMegabytes?: number;
}

export interface DynamoDbLocal {
  endpoint: string;
  port: number;
  /** Resolves when the server has ended without having been asked to: killed, or out of memory. */
  failed: Promise<LocalSetupError>;
  stop(): Promise<void>;
}

/** How long the server may write what it holds; it takes half a second. */
const orderlyStopMilliseconds = 2_000;

const startTimeoutMilliseconds = 60_000;
const startAttempts = 3;

/** Starts AWS's DynamoDB Local (the jar inside amplify-dynamodb-simulator) and waits until it answers.
 *
 *  It ends with this process, also after kill -9. It has no option for the address and listens on EVERY interface:
 *  do not put real data into it, and firewall the port on an untrusted network. It accepts any alphanumeric
 *  credentials and never answers TransactionConflict.
 *  Throws LocalSetupError when Java is missing or older than 17, or when the given port is taken.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html */
export async function startDynamoDbLocal(options: DynamoDbLocalOptions = {}): Promise<DynamoDbLocal> {
  await assertJavaIsInstalled();
  if (options.port !== undefined) {
    if (!(await isPortFree(options.port))) throw portTaken(options.port);
    return launch(options.port, options);
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(await pickFreePort(), options);
    } catch (error) {
      // Someone else may have taken the chosen port in the second the JVM needs to start.
      if (!(error instanceof LocalSetupError) || attempt === startAttempts) throw error;
    }
  }
}

async function launch(port: number, options: DynamoDbLocalOptions): Promise<DynamoDbLocal> {
  // The server leaves a metadata file where it runs and its SQLite in the JVM's temporary folder: both get one of their own.
  const scratch = makeScratchDirectory('dynamodb');
  const { dataDirectory } = options;
  if (dataDirectory !== undefined) await mkdir(dataDirectory, { recursive: true });
  const server = await startGuardedProcess(
    'java',
    javaArguments(port, scratch.path, options),
    dataDirectory ?? scratch.path,
  );
  let isAsked = false;
  const stop = async (): Promise<void> => {
    isAsked = true;
    await server.stop(dataDirectory === undefined ? 0 : orderlyStopMilliseconds);
    scratch.remove();
  };
  const failed = new Promise<LocalSetupError>((resolve) => {
    void server.exited.then((status) => {
      if (!isAsked) resolve(endedByItself(status, dataDirectory));
    });
  });
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await waitUntilItAnswers(endpoint, port, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, port, failed, stop };
}

function javaArguments(port: number, scratch: string, options: DynamoDbLocalOptions): string[] {
  const require = createRequire(import.meta.url);
  const home = join(dirname(require.resolve('amplify-dynamodb-simulator/package.json')), 'emulator');
  return [
    `-Xmx${options.heapMegabytes ?? 512}m`,
    '-XX:+UseSerialGC',
    // The fast compiler alone: in the minutes that a server lives, the other one takes more time than its code saves.
    '-XX:TieredStopAtLevel=1',
    // AWS's own classes need no check of their code at every start; it is a sixth of one.
    '-XX:+UnlockDiagnosticVMOptions',
    '-XX:-BytecodeVerificationRemote',
    `-Djava.io.tmpdir=${scratch}`,
    `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(home, 'DynamoDBLocal.jar'),
    ...(options.databasePerKey ? [] : ['-sharedDb']),
    '-disableTelemetry',
    '-port',
    String(port),
    ...(options.dataDirectory === undefined ? ['-inMemory'] : ['-dbPath', options.dataDirectory]),
  ];
}

async function waitUntilItAnswers(endpoint: string, port: number, server: GuardedProcess): Promise<void> {
  const deadline = Date.now() + startTimeoutMilliseconds;
  while (Date.now() < deadline) {
    if (server.hasExited()) throw startFailure(port, server.output());
    if (await answers(endpoint)) return;
    await delay(15);
  }
  throw new Error(
    `DynamoDB Local did not answer within ${startTimeoutMilliseconds / 1000} s. It wrote:\n${server.output()}`,
  );
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    // Unsigned, so the answer is an error; that it answers is what counts.
    await (await fetch(endpoint)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function startFailure(port: number, output: string): Error {
  if (/address already in use|failed to bind/i.test(output)) return portTaken(port);
  return new Error(`DynamoDB Local ended while starting. It wrote:\n${output}`);
}

function endedByItself(status: number, dataDirectory: string | undefined): LocalSetupError {
  const how = status > 128 ? `status ${status}, signal ${signalName(status - 128)}` : `status ${status}`;
  const what =
    dataDirectory === undefined
      ? 'Its tables were in memory and are lost.'
      : `Its tables are in ${dataDirectory}; the last writes may be missing.`;
  return new LocalSetupError(`DynamoDB Local has ended by itself (${how}). ${what} Start again: pnpm dev`);
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? String(number);
}

function portTaken(port: number): LocalSetupError {
  return new LocalSetupError(
    `Port ${port}, wanted for DynamoDB Local, is taken by another program. Stop that program or choose another port.`,
  );
}
