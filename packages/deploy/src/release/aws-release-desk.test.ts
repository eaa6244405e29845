import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AwsReleaseDesk } from './aws-release-desk.ts';

/** Answers by method and path (Lambda), by target (CodeDeploy) or by action (CloudFormation, in XML), as AWS does, and keeps
 *  what it was asked. */
const asked: { call: string; body: unknown }[] = [];
let answers: Record<string, { status?: number; body: unknown }> = {};
let server: Server;
let desk: AwsReleaseDesk;

const callOf = ({ method, url = '', headers }: IncomingMessage): string =>
  String(headers['x-amz-target'] ?? `${method} ${decodeURIComponent(url.split('?')[0] ?? '')}`);

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await text(request);
    const action = /^Action=(\w+)/.exec(body)?.[1];
    const call = action ?? callOf(request);
    asked.push({ call, body: body === '' || action !== undefined ? undefined : JSON.parse(body) });
    const { status = 200, body: answer } = answers[call] ?? { status: 404, body: {} };
    response.writeHead(status, {
      'content-type': action === undefined ? 'application/json' : 'text/xml',
      'x-amzn-errortype': 'ResourceNotFoundException',
    });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connection = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  desk = new AwsReleaseDesk({
    lambda: new LambdaClient(connection),
    codeDeploy: new CodeDeployClient(connection),
    cloudFormation: new CloudFormationClient(connection),
    service: 'appointments',
    stage: 'prod',
  });
});

beforeEach(() => {
  asked.length = 0;
  answers = {};
});

afterAll(() => void server.close());

const xml = (action: string, result: string): string =>
  `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;
const FUNCTION = 'appointments-prod-bookAppointment';
const ALIAS = `/2015-03-31/functions/${FUNCTION}/aliases/live`;

describe('the releases of a service in AWS', () => {
  it("are those of the service's functions in the stage", async () => {
    const names = [FUNCTION, 'appointments-staging-bookAppointment', 'slots-prod-searchSlots'];
    answers['GET /2015-03-31/functions'] = { body: { Functions: names.map((FunctionName) => ({ FunctionName })) } };
    expect(await desk.functions()).toEqual([FUNCTION]);
  });

  it('show the version that has the calls, and the canary with its share', async () => {
    answers[`GET ${ALIAS}`] = {
      body: { FunctionVersion: '7', RoutingConfig: { AdditionalVersionWeights: { 8: 0.1 } } },
    };
    expect(await desk.alias(FUNCTION)).toEqual({ version: '7', canary: { version: '8', share: 0.1 } });
  });

  it('are none for a function without an alias', async () => {
    expect(await desk.alias(FUNCTION)).toBeUndefined();
  });

  it('count published versions by number and leave $LATEST out', async () => {
    const LastModified = '2027-03-01T10:00:00.000+0000';
    const versions = ['$LATEST', '10', '9', '2'].map((Version) => ({ Version, LastModified }));
    answers[`GET /2015-03-31/functions/${FUNCTION}/versions`] = { body: { Versions: versions } };
    const publishedEpochMs = Date.UTC(2027, 2, 1, 10);
    expect(await desk.versions(FUNCTION)).toEqual(['2', '9', '10'].map((number) => ({ number, publishedEpochMs })));
  });

  it('are in the stack, which has one version of each function, and began with its last update', async () => {
    const stack =
      '<CreationTime>2027-01-01T00:00:00Z</CreationTime><LastUpdatedTime>2027-03-01T10:00:00Z</LastUpdatedTime>';
    answers.DescribeStacks = { body: xml('DescribeStacks', `<Stacks><member>${stack}</member></Stacks>`) };
    const arn = `arn:aws:lambda:us-east-1:000000000000:function:${FUNCTION}`;
    const members = [
      ['AWS::Lambda::Function', FUNCTION],
      ['AWS::Lambda::Version', `${arn}:8`],
      ['AWS::Lambda::Alias', `${arn}:live`],
    ].map(
      ([type, id]) =>
        `<member><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId></member>`,
    );
    const list = `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>`;
    answers.ListStackResources = { body: xml('ListStackResources', list) };
    expect(await desk.lastRelease()).toEqual({
      startedEpochMs: Date.UTC(2027, 2, 1, 10),
      versions: new Map([[FUNCTION, '8']]),
    });
  });

  it('send all calls to one version and leave no share with another', async () => {
    answers[`PUT ${ALIAS}`] = { body: {} };
    await desk.pointTo(FUNCTION, '7');
    expect(asked.at(-1)?.body).toEqual({ FunctionVersion: '7', RoutingConfig: { AdditionalVersionWeights: {} } });
  });

  it("are looked for by the deployment group that the template names, and stopped with the alias's return", async () => {
    answers['CodeDeploy_20141006.ListDeployments'] = { body: { deployments: ['d-1'] } };
    answers['CodeDeploy_20141006.StopDeployment'] = { body: { status: 'Pending' } };
    const release = await desk.runningRelease(FUNCTION);
    expect(asked.at(-1)?.body).toMatchObject({
      applicationName: 'frontdesk-prod-appointments',
      deploymentGroupName: FUNCTION,
      includeOnlyStatuses: expect.arrayContaining(['InProgress']),
    });
    await desk.stopRelease(release ?? '');
    expect(asked.at(-1)?.body).toEqual({ deploymentId: 'd-1', autoRollbackEnabled: true });
  });
});
