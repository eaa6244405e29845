import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import type { ApiEvent, ChainRequest } from '../chain.ts';
import { throughEdge } from './through-edge.ts';

const pass = (secrets: readonly string[], headers: Record<string, string>): void => {
  for (const { before } of throughEdge(secrets))
    before?.({ event: { headers } as unknown as ApiEvent } as ChainRequest);
};

describe('a request that came through CloudFront', () => {
  it.each(['now', 'before'])('passes with the secret of %s, while one replaces the other', (secret) => {
    expect(() => pass(['now', 'before'], { 'x-frontdesk-edge': secret })).not.toThrow();
  });

  it('passes whatever the case of the name', () => {
    expect(() => pass(['now'], { 'X-Frontdesk-Edge': 'now' })).not.toThrow();
  });
});

describe('a request that did not', () => {
  it.each([
    ['no header', {}],
    ['an empty one', { 'x-frontdesk-edge': '' }],
    ['another secret', { 'x-frontdesk-edge': 'now ' }],
    ['both secrets at once', { 'x-frontdesk-edge': 'now,before' }],
  ])('is refused with %s', (_what, headers) => {
    expect(() => pass(['now', 'before'], headers)).toThrow(new AppError('FORBIDDEN'));
  });
});

it('asks nothing where there is no CloudFront', () => {
  expect(throughEdge([])).toEqual([]);
});
