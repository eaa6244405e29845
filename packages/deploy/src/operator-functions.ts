import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { portBaseFrom, portsFrom } from '@frontdesk/local/ports';

const REGION = 'us-east-1';

/** The functions of a stage on AWS; without a stage those of the running local cloud, behind Lambda's own API. */
export function functionsOf(stage: string | undefined): LambdaClient {
  if (stage !== undefined) return new LambdaClient({ region: process.env.AWS_REGION ?? REGION });
  return new LambdaClient({
    endpoint: `http://127.0.0.1:${portsFrom(portBaseFrom(process.env)).tokenIssuer}`,
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

/** The logs of the stages on AWS. */
export function logsOfStages(): CloudWatchLogsClient {
  return new CloudWatchLogsClient({ region: process.env.AWS_REGION ?? REGION });
}

/** What a function that no API leads to answers an operator. Throws with the function's error. */
export async function invokedBy(
  lambda: Pick<LambdaClient, 'send'>,
  functionName: string,
  payload: object,
): Promise<object> {
  const command = new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify(payload)) });
  const { FunctionError, Payload } = await lambda.send(command);
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString() || '{}') as { errorMessage?: string };
  if (FunctionError !== undefined) throw new Error(`${functionName}: ${answer.errorMessage ?? FunctionError}`);
  return answer;
}

/** What went wrong, for a person. */
export function failureSentence(error: unknown): string {
  if ((error as { code?: string }).code === 'ECONNREFUSED') {
    return 'Nothing answers there. Start the local cloud in another terminal: pnpm dev';
  }
  return error instanceof Error ? error.message : String(error);
}
