// Runs inside a worker thread: one function's bundle, with several invocations under way at once.
import Module from 'node:module';
import { dirname } from 'node:path';
import process from 'node:process';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { CatchUpMessage, InvokeMessage, WorkerMessage, WorkerSettings } from './worker-protocol.ts';

// Node.js 24 on Lambda has no callback as a third argument. [lambda-nodejs-handler]
type Handler = (event: unknown, context: object) => unknown;

const settings = workerData as WorkerSettings;
const port = parentPort as MessagePort;
const send = (message: WorkerMessage): void => port.postMessage(message);

const describeError = (error: unknown): { errorType: string; errorMessage: string; stackTrace: string[] } => {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), stackTrace: [] };
  return { errorType: error.name, errorMessage: error.message, stackTrace: (error.stack ?? '').split('\n') };
};

const loadHandler = (): Handler => {
  interface LoadableModule {
    paths: string[];
    filename: string;
    exports: Record<string, unknown>;
    _compile(code: string, file: string): void;
  }
  const ModuleClass = Module as unknown as {
    new (id: string): LoadableModule;
    _nodeModulePaths(from: string): string[];
  };
  const loaded = new ModuleClass(settings.file);
  loaded.filename = settings.file;
  loaded.paths = ModuleClass._nodeModulePaths(dirname(settings.file));
  loaded._compile(settings.code, settings.file);
  const handler = loaded.exports[settings.exportName];
  if (typeof handler === 'function') return handler as Handler;
  throw Object.assign(new Error(`${settings.exportName} is undefined or not exported`), {
    name: 'Runtime.HandlerNotFound',
  });
};

const contextOf = ({ requestId, deadlineEpochMs }: InvokeMessage): object => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: settings.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: settings.functionArn,
  memoryLimitInMB: String(settings.memoryMegabytes),
  awsRequestId: requestId,
  logGroupName: `/aws/lambda/${settings.functionName}`,
  logStreamName: settings.logStreamName,
  getRemainingTimeInMillis: () => Math.max(0, deadlineEpochMs - Date.now()),
});

const invoke = async (handler: Handler, message: InvokeMessage): Promise<void> => {
  if (message.traceId !== undefined) process.env._X_AMZN_TRACE_ID = message.traceId;
  try {
    const result = await handler(JSON.parse(message.event), contextOf(message));
    send({ type: 'result', id: message.id, payload: JSON.stringify(result === undefined ? null : result) });
  } catch (error) {
    send({ type: 'error', id: message.id, ...describeError(error) });
  }
};

try {
  const handler = loadHandler();
  port.on('message', (message: InvokeMessage | CatchUpMessage) => {
    // Timers run in the order in which they are due.
    if ('catchUp' in message) setTimeout(() => send({ type: 'caughtUp', id: message.catchUp }), 10);
    else void invoke(handler, message);
  });
  send({ type: 'ready' });
} catch (error) {
  send({ type: 'initError', ...describeError(error) });
}
