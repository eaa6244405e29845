// Runs inside a worker thread: one function's bundle, with several invocations under way at once. JavaScript, because a thread
// that takes the types off its first file needs twice as long to start, and each function has one.
const Module = require('node:module');
const { dirname } = require('node:path');
const process = require('node:process');
const { parentPort, workerData } = require('node:worker_threads');
const { yieldToOthers } = require('./yield-to-others.cjs');

/** @typedef {import('./worker-protocol.ts').InvokeMessage} InvokeMessage */

/** @type {import('./worker-protocol.ts').WorkerSettings} */
const settings = workerData;

/** @type {(message: import('./worker-protocol.ts').WorkerMessage) => void} */
const send = (message) => parentPort.postMessage(message);

const describeError = (error) => {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), stackTrace: [] };
  return { errorType: error.name, errorMessage: error.message, stackTrace: (error.stack ?? '').split('\n') };
};

const loadHandler = () => {
  const loaded = new Module(settings.file);
  loaded.filename = settings.file;
  loaded.paths = Module._nodeModulePaths(dirname(settings.file));
  loaded._compile(settings.code, settings.file);
  const handler = loaded.exports[settings.exportName];
  if (typeof handler === 'function') return handler;
  throw Object.assign(new Error(`${settings.exportName} is undefined or not exported`), {
    name: 'Runtime.HandlerNotFound',
  });
};

/** @type {(message: InvokeMessage) => object} */
const contextOf = ({ requestId, deadlineEpochMs }) => ({
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

/** Node.js 24 on Lambda has no callback as a third argument. [lambda-nodejs-handler]
 *  @type {(handler: (event: unknown, context: object) => unknown, message: InvokeMessage) => Promise<void>} */
const invoke = async (handler, message) => {
  if (message.traceId !== undefined) process.env._X_AMZN_TRACE_ID = message.traceId;
  try {
    const result = await handler(JSON.parse(message.event), contextOf(message));
    send({ type: 'result', id: message.id, payload: JSON.stringify(result === undefined ? null : result) });
  } catch (error) {
    send({ type: 'error', id: message.id, ...describeError(error) });
  }
};

try {
  if (settings.yields) yieldToOthers();
  const handler = loadHandler();
  parentPort.on('message', (message) => {
    // Timers run in the order in which they are due.
    if ('catchUp' in message) setTimeout(() => send({ type: 'caughtUp', id: message.catchUp }), 10);
    else void invoke(handler, message);
  });
  send({ type: 'ready' });
} catch (error) {
  send({ type: 'initError', ...describeError(error) });
}
