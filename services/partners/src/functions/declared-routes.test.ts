import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTNER_POLICIES, type PartnerPolicy } from '@frontdesk/contracts/partner-policies';
import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { describe, expect, it } from 'vitest';

const folderOf = (operationId: string) => operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const textOf = (operationId: string) =>
  readFileSync(join(import.meta.dirname, folderOf(operationId), 'handler.ts'), 'utf8');

describe('the function of a route', () => {
  it('has a route for every policy', () => {
    expect(PARTNER_ROUTES.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(PARTNER_POLICIES).sort());
  });

  it.each(Object.entries(PARTNER_POLICIES))(
    'demands what its policies say: %s',
    (operationId, policy: PartnerPolicy) => {
      const { scope, version, cacheSeconds } = policy;
      const text = textOf(operationId);
      expect(text).toContain(`'${operationId}'`);
      expect(/scope: '([a-z:]+)'/.exec(text)?.[1]).toBe(scope);
      expect(text.includes('cached: true')).toBe(cacheSeconds !== undefined);
      expect(/\b(version1|partnerHandler)\(/.exec(text)?.[1]).toBe(version === 'v1' ? 'version1' : 'partnerHandler');
    },
  );
});
