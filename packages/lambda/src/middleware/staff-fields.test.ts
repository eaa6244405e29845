import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import { describe, expect, it } from 'vitest';
import type { ChainRequest } from '../chain.ts';
import { staffFields } from './staff-fields.ts';

const AGENT: AuthoriserContext = { practiceId: 'p001', role: 'agent', subject: 'u', scopes: [], channel: 'app' };
const WITH_STAFF_FIELDS = {
  id: 'apt_1',
  internalNotes: 'CANARY',
  items: [{ billingCode: 'CANARY', provider: { auditTrail: ['CANARY'], name: 'dr-adams' } }],
};

function bodyFor(caller: AuthoriserContext | undefined, body: string, contentType = 'application/json'): string {
  const response = { statusCode: 200, headers: { 'content-type': contentType }, body };
  staffFields().after?.({ internal: { caller }, response } as unknown as ChainRequest);
  return response.body;
}

describe('staffFields', () => {
  const text = JSON.stringify(WITH_STAFF_FIELDS);
  const stripped = { id: 'apt_1', items: [{ provider: { name: 'dr-adams' } }] };

  it("leaves an answer to the practice's own people as it is, byte for byte", () => {
    expect(bodyFor(AGENT, text)).toBe(text);
    expect(bodyFor({ ...AGENT, role: 'admin' }, text)).toBe(text);
  });

  it('takes the three fields out at any depth for the role partner and for the channel partner', () => {
    expect(JSON.parse(bodyFor({ ...AGENT, role: 'partner' }, text))).toEqual(stripped);
    expect(JSON.parse(bodyFor({ ...AGENT, role: 'admin', channel: 'partner' }, text))).toEqual(stripped);
  });

  it('takes them out when nobody knows who the caller is', () => {
    expect(JSON.parse(bodyFor(undefined, text))).toEqual(stripped);
  });

  it('knows JSON by its type, with a suffix or a charset too, and touches nothing else', () => {
    const partner: AuthoriserContext = { ...AGENT, role: 'partner', channel: 'partner' };
    for (const type of ['application/json; charset=utf-8', 'application/fhir+json', 'Application/JSON']) {
      expect(bodyFor(partner, text, type)).not.toContain('CANARY');
    }
    expect(bodyFor(partner, 'internalNotes', 'text/plain')).toBe('internalNotes');
    expect(bodyFor(partner, '')).toBe('');
  });

  it('lets no JSON leave that it cannot read', () => {
    expect(() => bodyFor({ ...AGENT, role: 'partner' }, '{"internalNotes":')).toThrow();
  });
});
