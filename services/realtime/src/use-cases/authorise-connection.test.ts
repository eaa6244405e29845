import { describe, expect, it } from 'vitest';
import type { Grant } from '../domain/grant.ts';
import { newTicket, ticketKeyOf } from '../domain/ticket.ts';
import { connectionPolicy } from '../functions/authorise-connection/connection-policy.ts';
import { credentialsIn } from '../functions/authorise-connection/credentials.ts';
import { authoriseConnection } from './authorise-connection.ts';

const grant: Grant = { practiceId: 'p001', subject: 'user-1', scopes: ['calls:read', 'slots:read'] };
const ticket = newTicket('p001');

const ports = (tokens: Record<string, Grant> = {}) => {
  const kept = new Map([[ticketKeyOf(ticket)?.digest, grant]]);
  return {
    clock: { now: () => 0 },
    tokens: { verify: async (token: string) => tokens[token] },
    tickets: {
      keep: async () => undefined,
      redeem: async ({ digest }: { digest: string }) => {
        const found = kept.get(digest);
        kept.delete(digest);
        return found;
      },
    },
  };
};

describe('authoriseConnection', () => {
  it('grants a ticket what its token had, once', async () => {
    const shared = ports();
    expect(await authoriseConnection({ ticket }, shared)).toEqual({ kind: 'granted', grant });
    expect(await authoriseConnection({ ticket }, shared)).toEqual({ kind: 'refused' });
  });

  it('does not know who brings nothing, no ticket or no valid token', async () => {
    for (const credentials of [{}, { ticket: 'nonsense' }, { accessToken: 'nonsense' }]) {
      expect(await authoriseConnection(credentials, ports())).toEqual({ kind: 'unknown' });
    }
  });

  it('grants a valid token, unless it opens no topic', async () => {
    const own = { grant, without: { ...grant, scopes: ['slots:read'] } };
    expect(await authoriseConnection({ accessToken: 'grant' }, ports(own))).toEqual({ kind: 'granted', grant });
    expect(await authoriseConnection({ accessToken: 'without' }, ports(own))).toEqual({ kind: 'refused' });
  });

  it('does not fall back to a token when the ticket is wrong', async () => {
    const credentials = { ticket: newTicket('p001'), accessToken: 'grant' };
    expect(await authoriseConnection(credentials, ports({ grant }))).toEqual({ kind: 'refused' });
  });
});

describe('a handshake', () => {
  it.each([
    [{ Authorization: 'Bearer abc' }, null, { ticket: undefined, accessToken: 'abc' }],
    [{ authorization: 'bearer  abc' }, {}, { ticket: undefined, accessToken: 'abc' }],
    [{ authorization: 'Basic abc' }, { ticket: 't' }, { ticket: 't', accessToken: undefined }],
    [null, null, { ticket: undefined, accessToken: undefined }],
  ])('with headers %j and query %j brings %j', (headers, queryStringParameters, expected) => {
    expect(credentialsIn({ headers, queryStringParameters })).toEqual(expected);
  });
});

describe('the policy of a decision', () => {
  const arn = 'arn:aws:execute-api:us-east-1:000000000000:api/prod/$connect';

  it('allows this one connection, with who it is for', () => {
    expect(connectionPolicy(arn, { kind: 'granted', grant })).toEqual({
      principalId: 'user-1',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: arn }],
      },
      context: { practiceId: 'p001', subject: 'user-1', scopes: 'calls:read slots:read' },
    });
  });

  it('denies in so many words, and says nothing else', () => {
    const { policyDocument, context } = connectionPolicy(arn, { kind: 'refused' });
    expect(policyDocument.Statement).toMatchObject([{ Effect: 'Deny' }]);
    expect(context).toBeUndefined();
  });
});
