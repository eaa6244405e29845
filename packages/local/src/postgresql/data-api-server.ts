import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import * as z from 'zod';
import { httpServer } from '../http-server.ts';
import { DataApiError } from './data-api-error.ts';
import { type DatabaseFaults, databaseFault } from './database-faults.ts';
import type { DatabaseSession } from './database-session.ts';
import { bindParameters, sqlParameter } from './named-parameters.ts';
import { columnMetadataOf, formattedRecordsOf, recordsOf } from './result-records.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.limitations.html */
const MOST_REQUEST_BYTES = 4 * 1024 * 1024;
const FAULTS = '/faults';
const MOST_ANSWER_BYTES = 1024 * 1024;

const who = {
  resourceArn: z.string(),
  secretArn: z.string(),
  database: z.string().optional(),
  schema: z.string().optional(),
};
const executeRequest = z.strictObject({
  ...who,
  sql: z.string(),
  parameters: z.array(sqlParameter).default([]),
  transactionId: z.string().optional(),
  includeResultMetadata: z.boolean().default(false),
  continueAfterTimeout: z.boolean().optional(),
  resultSetOptions: z.looseObject({}).optional(),
  formatRecordsAs: z.enum(['NONE', 'JSON']).default('NONE'),
});
const batchRequest = z.strictObject({
  ...who,
  sql: z.string(),
  parameterSets: z.array(z.array(sqlParameter)).default([]),
  transactionId: z.string().optional(),
});
const beginRequest = z.strictObject(who);
const endRequest = z.strictObject({ ...who, transactionId: z.string() });
const inTransaction = z.looseObject({ transactionId: z.string() });

export interface DataApiDatabase {
  /** The user of a secret, once the database is ready; throws DataApiError for a cluster or a secret that there is not. */
  userOf(request: { resourceArn: string; secretArn: string; database?: string | undefined }): Promise<string>;
  readonly session: DatabaseSession;
}

export interface DataApiOptions {
  readonly database: DataApiDatabase;
  readonly faults: DatabaseFaults;
}

/** The RDS Data API over HTTP, as `@aws-sdk/client-rds-data` calls it; and beside it `POST /faults`, with which a developer or a test controls it.
 *  https://docs.aws.amazon.com/rdsdataservice/latest/APIReference/Welcome.html */
export const dataApiServer = ({ database, faults }: DataApiOptions): Server => {
  const { session } = database;
  const operations: Readonly<Record<string, (body: unknown, isWanted: () => boolean) => Promise<object>>> = {
    '/Execute': async (body) => {
      const request = executeRequest.parse(body);
      const { sql, parameters, transactionId, includeResultMetadata, formatRecordsAs } = request;
      const user = await database.userOf(request);
      const statements = [bindParameters(sql, parameters)];
      const [result] =
        transactionId === undefined
          ? await session.runAlone(user, statements)
          : await session.runIn(transactionId, user, statements);
      if (result === undefined || result.columns.length === 0) {
        return { numberOfRecordsUpdated: result?.affectedRows ?? 0, generatedFields: [] };
      }
      return {
        numberOfRecordsUpdated: 0,
        ...(includeResultMetadata && { columnMetadata: columnMetadataOf(result) }),
        ...(formatRecordsAs === 'JSON'
          ? { formattedRecords: formattedRecordsOf(result) }
          : { records: recordsOf(result) }),
      };
    },
    [FAULTS]: async (body) => {
      const wanted = databaseFault.parse(body);
      faults.set(wanted);
      return wanted;
    },
    '/BatchExecute': async (body) => {
      const request = batchRequest.parse(body);
      const { sql, parameterSets, transactionId } = request;
      const user = await database.userOf(request);
      const statements = (parameterSets.length === 0 ? [[]] : parameterSets).map((set) => bindParameters(sql, set));
      const results =
        transactionId === undefined
          ? await session.runAlone(user, statements)
          : await session.runIn(transactionId, user, statements);
      return { updateResults: results.map(() => ({ generatedFields: [] })) };
    },
    '/BeginTransaction': async (body, isWanted) => {
      const request = beginRequest.parse(body);
      return { transactionId: await session.begin(await database.userOf(request), isWanted) };
    },
    '/CommitTransaction': async (body) => {
      const request = endRequest.parse(body);
      await session.end(request.transactionId, await database.userOf(request), 'commit');
      return { transactionStatus: 'Transaction Committed' };
    },
    '/RollbackTransaction': async (body) => {
      const request = endRequest.parse(body);
      await session.end(request.transactionId, await database.userOf(request), 'rollback');
      return { transactionStatus: 'Rollback Complete' };
    },
  };
  const answerTo = async (request: IncomingMessage): Promise<string> => {
    const operation = request.method === 'POST' ? operations[request.url ?? ''] : undefined;
    const body = await bodyOf(request);
    if (operation === undefined) throw new DataApiError('BadRequestException', 'There is no such operation.');
    const now = faults.now();
    if (now !== undefined && request.url !== FAULTS) {
      const { data } = inTransaction.safeParse(body);
      if (data !== undefined) await session.lose(data.transactionId);
      throw now;
    }
    const answer = JSON.stringify(await operation(body, () => !hasLeft(request)));
    if (Buffer.byteLength(answer) > MOST_ANSWER_BYTES) {
      throw new DataApiError('BadRequestException', 'Database returned more than the allowed response size limit');
    }
    return answer;
  };
  return httpServer((request, response) => {
    answerTo(request).then(
      (answer) => response.writeHead(200, { 'content-type': 'application/json' }).end(answer),
      (error: unknown) => refuse(response, error),
    );
  });
};

/** A function that was ended closes its connections. */
const hasLeft = ({ socket }: IncomingMessage): boolean => socket.destroyed || socket.readableEnded;

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes <= MOST_REQUEST_BYTES) chunks.push(chunk as Buffer);
  }
  if (bytes > MOST_REQUEST_BYTES) throw new DataApiError('BadRequestException', 'Request exceeds the limit of 4 MiB');
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
};

const refuse = (response: ServerResponse, error: unknown): void => {
  const refusal = refusalOf(error);
  const { name, status, message } = refusal;
  response
    .writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name })
    .end(JSON.stringify({ message }));
};

const refusalOf = (error: unknown): DataApiError => {
  if (error instanceof DataApiError) return error;
  if (error instanceof z.ZodError) return new DataApiError('BadRequestException', z.prettifyError(error));
  return new DataApiError('DatabaseUnavailableException', error instanceof Error ? error.message : String(error));
};
