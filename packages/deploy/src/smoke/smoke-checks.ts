import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { APPLICATION, stackName } from '../stack-identity.ts';

/** What was tried, and what was seen; `fault` when it is not as it should be. */
export interface SmokeResult {
  tried: string;
  seen: string;
  fault?: true;
}

export interface SmokeOptions {
  stage: string;
  services: readonly string[];
  cloudFormation: CloudFormationClient;
  /** Default: the network's. */
  fetch?: typeof globalThis.fetch;
}

/** Walks what a machine can of docs/first-account.md, and changes nothing: each stack as it should stand, and the doors of the API from
 *  outside. Answers every line, whatever fails. */
export async function smokeChecks(options: SmokeOptions): Promise<SmokeResult[]> {
  const { stage, services, cloudFormation } = options;
  const stacks = new Map<string, Stack | undefined>();
  for (const service of services) stacks.set(service, await stackOf(cloudFormation, stackName({ service, stage })));
  const results = services.map((service) => stackResult(service, stage, stacks.get(service)));
  const front = outputOf(stacks.get('edge'), 'apiUrl');
  const behind = outputOf(stacks.get('platform'), 'httpApiUrl');
  const doors: [string, string | undefined, RequestInit, number][] = [
    ['GET /health through CloudFront', front && `${front}/health`, {}, 200],
    ['GET /appointments through CloudFront, without a token', front && `${front}/appointments`, {}, 401],
    ['GET /versions through CloudFront', front && `${front}/versions`, {}, 200],
    ['GET /v2/appointments through CloudFront, without a key', front && `${front}/v2/appointments`, {}, 401],
    ['GET /appointments past CloudFront, without a token', behind && `${behind}/appointments`, {}, 401],
  ];
  // Without CloudFront's secret; in dev functions answer whoever comes.
  if (stage !== 'dev') {
    doors.push(['POST /calls/webhook past CloudFront', behind && `${behind}/calls/webhook`, { method: 'POST' }, 403]);
  }
  for (const [tried, url, init, expected] of doors) results.push(await doorResult(tried, url, init, expected, options));
  return results;
}

function stackResult(service: string, stage: string, stack: Stack | undefined): SmokeResult {
  const tried = `the stack of ${service}`;
  if (stack === undefined) return { tried, seen: 'there is none', fault: true };
  const tags = Object.fromEntries((stack.Tags ?? []).map(({ Key = '', Value }) => [Key, Value]));
  const faults = [
    ...(/^(CREATE|UPDATE)_COMPLETE$/.test(stack.StackStatus ?? '') ? [] : [`it is ${stack.StackStatus}`]),
    ...(tags.application === APPLICATION && tags.stage === stage ? [] : ['it has not our tags']),
    ...(stage === 'dev' || stack.EnableTerminationProtection === true ? [] : ['it is not protected from deletion']),
  ];
  return faults.length > 0 ? { tried, seen: faults.join(', '), fault: true } : { tried, seen: `${stack.StackStatus}` };
}

async function doorResult(
  tried: string,
  url: string | undefined,
  init: RequestInit,
  expected: number,
  { fetch = globalThis.fetch }: SmokeOptions,
): Promise<SmokeResult> {
  if (url === undefined) return { tried, seen: 'no stack says where it is', fault: true };
  try {
    const { status } = await fetch(url, init);
    return {
      tried,
      seen: `${status}`,
      ...(status !== expected && { fault: true, seen: `${status}, not ${expected}` }),
    };
  } catch (error) {
    return { tried, seen: error instanceof Error ? error.message : String(error), fault: true };
  }
}

function outputOf(stack: Stack | undefined, name: string): string | undefined {
  return stack?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue;
}

async function stackOf(client: CloudFormationClient, StackName: string): Promise<Stack | undefined> {
  try {
    return (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError') return undefined;
    throw error;
  }
}
