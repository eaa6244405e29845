import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './slot-cursor.ts';

const owner = { practiceId: 'p001', query: ['2027-03-01', '2027-03-31', 'exam', undefined] };
const position = { start: 30_000_000, providerId: 'dr-adams' };
const refused = {
  code: 'INPUT_INVALID',
  faults: [{ pointer: '/query/cursor', message: 'is not a cursor of this list' }],
};

describe('a cursor of slots', () => {
  it('leads back to the position that it was written for', () => {
    expect(readCursor(writeCursor(owner, position), owner)).toEqual(position);
  });

  it('is not found in another practice', () => {
    const read = () => readCursor(writeCursor(owner, position), { ...owner, practiceId: 'p002' });
    expect(read).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  it.each([
    ['another day', ['2027-03-02', '2027-03-31', 'exam', undefined]],
    ['another type', ['2027-03-01', '2027-03-31', 'contact-lens', undefined]],
    ['one provider instead of any', ['2027-03-01', '2027-03-31', 'exam', 'dr-adams']],
  ])('is refused for a query that asks for %s', (_, query) => {
    const read = () => readCursor(writeCursor(owner, position), { ...owner, query });
    expect(read).toThrow(expect.objectContaining(refused));
  });

  it('is refused when it is anything else, and never breaks', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (text) => {
          expect(() => readCursor(text, owner)).toThrow(expect.objectContaining(refused));
        },
      ),
    );
  });
});
