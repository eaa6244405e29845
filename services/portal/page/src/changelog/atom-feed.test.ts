import { expect, it } from 'vitest';
import { atomFeed } from '../../build/atom-feed.ts';

it('has an entry for each release, with text that no markup can leave', () => {
  const feed = atomFeed([
    { date: '2027-02-01', changes: [{ kind: 'added', place: 'Practice', part: '`<b>`' }] },
    { date: '2027-01-01', changes: [{ kind: 'added', place: 'GET /v2/usage' }] },
  ]);
  expect(feed.match(/<entry>/g)).toHaveLength(2);
  expect(feed).toContain('<updated>2027-02-01T00:00:00Z</updated>');
  expect(feed).toContain('Added: Practice, `&lt;b&gt;`');
  expect(feed).toContain('Added: GET /v2/usage');
});
