import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './page-cursor.ts';

const owner = { practiceId: 'p001', query: { from: '2026-03-01', status: 'booked' } };

describe('a page cursor', () => {
  it('leads back to where the page ended, whatever the order of the query’s members', () => {
    const cursor = writeCursor({ ...owner, lastKey: '2026-03-01T09:00:00Z#apt_1' });
    const query = { status: 'booked', from: '2026-03-01', providerId: undefined };
    expect(readCursor(cursor, { practiceId: 'p001', query })).toBe('2026-03-01T09:00:00Z#apt_1');
  });

  it('is not found in another practice', () => {
    const cursor = writeCursor({ ...owner, lastKey: 'key' });
    expect(() => readCursor(cursor, { ...owner, practiceId: 'p002' })).toThrow('NOT_FOUND');
  });

  it('is refused, never an accident, whatever text comes in its place', () => {
    const text = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
    );
    fc.assert(
      fc.property(text, (cursor) => {
        expect(() => readCursor(cursor, owner)).toThrow(/INPUT_INVALID|NOT_FOUND/);
      }),
    );
  });
});
