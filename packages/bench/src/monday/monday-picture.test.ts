import { expect, test } from 'vitest';
import type { Seen } from './monday-clients.ts';
import { mondayPicture } from './monday-picture.ts';

const seen = (practiceId: string, status: number, milliseconds: number): Seen => ({
  what: 'book',
  practiceId,
  manner: 'plain',
  sentAtMilliseconds: 100,
  milliseconds,
  status,
});

test('draws a bar for each kind of answer, and the waiting times of each practice that has some', () => {
  const picture = mondayPicture(
    [seen('p1', 201, 20), seen('p1', 409, 30), seen('p2', 0, 5)],
    ['p1', 'p2'],
    'Node <24>',
  );
  expect(picture).toMatch(/^<svg [^>]+>[\s\S]+<\/svg>\n$/);
  expect(picture).not.toMatch(/NaN|Infinity|undefined/);
  expect(picture).toContain('Node &lt;24>');
  // A square in the legend for each kind, a bar for each that came, three marks for the one practice, the background.
  expect(picture.match(/<rect /g)).toHaveLength(4 + 3 + 3 + 1);
});

test('is a picture also of nothing', () => {
  expect(mondayPicture([], ['p1'], '')).not.toMatch(/NaN|Infinity|undefined/);
});
