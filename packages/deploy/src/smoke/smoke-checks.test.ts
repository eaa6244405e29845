import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { smokeChecks } from './smoke-checks.ts';

const standing = (outputs: Record<string, string> = {}): Partial<Stack> => ({
  StackStatus: 'UPDATE_COMPLETE',
  EnableTerminationProtection: true,
  Tags: [
    { Key: 'application', Value: 'frontdesk' },
    { Key: 'stage', Value: 'staging' },
  ],
  Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
});
const STACKS: Record<string, Partial<Stack>> = {
  'frontdesk-platform-staging': standing({ httpApiUrl: 'https://behind' }),
  'frontdesk-edge-staging': standing({ apiUrl: 'https://front' }),
};
const DOORS: Record<string, number> = {
  'GET https://front/health': 200,
  'GET https://front/appointments': 401,
  'GET https://front/versions': 200,
  'GET https://front/v2/appointments': 401,
  'GET https://behind/appointments': 401,
  'POST https://behind/calls/webhook': 403,
};

async function faults(stacks = STACKS, doors = DOORS): Promise<string[]> {
  const cloudFormation = {
    send: async ({ input }: { input: { StackName: string } }) => {
      const stack = stacks[input.StackName];
      if (stack === undefined) throw Object.assign(new Error('does not exist'), { name: 'ValidationError' });
      return { Stacks: [stack] };
    },
  } as unknown as CloudFormationClient;
  const fetch = (async (url: string, { method = 'GET' }: RequestInit = {}) =>
    new Response(null, { status: doors[`${method} ${url}`] ?? 500 })) as unknown as typeof globalThis.fetch;
  const results = await smokeChecks({ stage: 'staging', services: ['platform', 'edge'], cloudFormation, fetch });
  return results.flatMap(({ tried, seen, fault }) => (fault ? [`${tried}: ${seen}`] : []));
}

describe('the smoke list', () => {
  it('finds nothing where all is as it should be', async () => {
    expect(await faults()).toEqual([]);
  });

  it('says which stack is missing, and goes on', async () => {
    const { 'frontdesk-edge-staging': _edge, ...others } = STACKS;
    expect(await faults(others)).toEqual([
      'the stack of edge: there is none',
      'GET /health through CloudFront: no stack says where it is',
      'GET /appointments through CloudFront, without a token: no stack says where it is',
      'GET /versions through CloudFront: no stack says where it is',
      'GET /v2/appointments through CloudFront, without a key: no stack says where it is',
    ]);
  });

  it('says what is wrong with a stack that stands', async () => {
    const edge = {
      ...STACKS['frontdesk-edge-staging'],
      EnableTerminationProtection: false,
      Tags: [],
      StackStatus: 'X',
    };
    expect(await faults({ ...STACKS, 'frontdesk-edge-staging': edge as unknown as Partial<Stack> })).toEqual([
      'the stack of edge: it is X, it has not our tags, it is not protected from deletion',
    ]);
  });

  it('says that functions answer who comes past CloudFront', async () => {
    expect(await faults(STACKS, { ...DOORS, 'POST https://behind/calls/webhook': 202 })).toEqual([
      'POST /calls/webhook past CloudFront: 202, not 403',
    ]);
  });
});
