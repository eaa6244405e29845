import { parentPort } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { yieldToOthers } from '../runtime/yield-to-others.cjs';
import type { EngineAnswer, EngineRequest, EngineResult } from './engine-protocol.ts';

/** The thread in which PostgreSQL runs: a query of seconds must not stop the APIs, which are in the main thread. */
const port = parentPort;
if (port === null) throw new Error('This file is a worker thread.');

const asText = (value: string): string => value;
/** Every type as PostgreSQL writes it: the Data API decides what becomes of it. */
const textParsers = Object.fromEntries(Object.values(types).map((typeId) => [typeId, asText]));

const database = await PGlite.create({ relaxedDurability: true, parsers: textParsers });
await database.exec("set time zone 'UTC'");

const run = async ({ sql, parameters }: EngineRequest): Promise<EngineResult> => {
  const {
    fields,
    rows,
    affectedRows = 0,
  } = await database.query<(string | null)[]>(sql, parameters, {
    rowMode: 'array',
    // All parameters are text with a cast in the statement.
    serializers: textParsers,
    parsers: textParsers,
  });
  return { columns: fields.map(({ name, dataTypeID: typeId }) => ({ name, typeId })), rows, affectedRows };
};

port.on('message', (request: EngineRequest) => {
  const answer = (message: EngineAnswer): void => port.postMessage(message);
  run(request).then(
    (result) => answer({ id: request.id, result }),
    (error: unknown) => {
      const { message, code } = error as { message?: string; code?: string };
      answer({ id: request.id, error: { message: message ?? String(error), code: code ?? '' } });
    },
  );
});
// Aurora is another machine: what it counts takes nothing from a booking. The start does not yield, since functions wait for it.
yieldToOthers();
port.postMessage({ ready: true } satisfies EngineAnswer);
