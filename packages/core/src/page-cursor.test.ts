import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, isKeyPosition } from './page-cursor.ts';

const owner = { practiceId: 'p001', query: ['2027-03-01', undefined, 'exam'] };
const cursor = encodeCursor(owner, ['2027-03-01T09:00:00Z#apt_1']);
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const refused = {
  code: 'INPUT_INVALID',
  faults: [{ pointer: '/query/cursor', message: 'is not a cursor of this list' }],
};

describe('a cursor', () => {
  it('leads back to where the page ended', () => {
    expect(decodeCursor(cursor, owner, isKeyPosition)).toEqual(['2027-03-01T09:00:00Z#apt_1']);
  });

  it('is the practice, the query and the position in JSON, so that one of an older release leads on', () => {
    expect(cursor).toBe(encoded(['p001', ['2027-03-01', null, 'exam'], '2027-03-01T09:00:00Z#apt_1']));
  });

  it('is no position where there is none', () => {
    expect(decodeCursor(undefined, owner, isKeyPosition)).toBeUndefined();
  });

  it('is not found in another practice', () => {
    const read = () => decodeCursor(cursor, { ...owner, practiceId: 'p002' }, isKeyPosition);
    expect(read).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  it('is refused for another query, in the words that its list has for that', () => {
    const other = { ...owner, query: ['2027-03-02', undefined, 'exam'] };
    expect(() => decodeCursor(cursor, other, isKeyPosition)).toThrow(expect.objectContaining(refused));
    expect(() => decodeCursor(cursor, other, isKeyPosition, 'is of another query')).toThrow(
      expect.objectContaining({ faults: [{ pointer: '/query/cursor', message: 'is of another query' }] }),
    );
  });

  it.each([[[]], [['']], [['a b']], [['k'.repeat(201)]], [[1]], [['key', 'more']]])(
    'is refused with %j for a key',
    (position) => {
      const read = () => decodeCursor(encoded(['p001', owner.query, ...position]), owner, isKeyPosition);
      expect(read).toThrow(expect.objectContaining(refused));
    },
  );

  it('is refused, never an accident, whatever text comes in its place', () => {
    const text = fc.oneof(fc.string(), fc.base64String(), fc.jsonValue().map(encoded));
    fc.assert(
      fc.property(text, (other) => {
        expect(() => decodeCursor(other, owner, isKeyPosition)).toThrow(/INPUT_INVALID|NOT_FOUND/);
      }),
    );
  });
});
