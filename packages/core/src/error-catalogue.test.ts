import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from './error-catalogue.ts';

describe('ERROR_CATALOGUE', () => {
  it('has only statuses of errors, and titles that are whole sentences', () => {
    for (const { status, title } of Object.values(ERROR_CATALOGUE)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
      expect(title).toMatch(/^[A-Z].*\.$/);
    }
  });
});
