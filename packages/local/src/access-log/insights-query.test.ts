import { describe, expect, it } from 'vitest';
import { insightsRows } from './insights-query.ts';

const lines = [
  { route: '/v1/a', who: 'x', time: '1' },
  { route: '/v2/a', who: 'x', time: '2' },
  { route: '/v1/a', who: 'y', time: '3' },
  { route: '/v1/a', who: 'y', time: '4' },
  { route: '/v1/b', who: '-', time: '5' },
  { other: 'without a route' },
].map((fields) => JSON.stringify(fields));

// CWL_QuerySyntax: filter, stats, sort
describe('a query of Logs Insights', () => {
  it('filters, counts by group, tells the latest, and sorts', () => {
    const query = `filter route like "/v1/"
    | filter who != "-"
    | stats count(*) as requests, latest(time) as last by who, route
    | sort requests desc`;
    expect(insightsRows(query, [...lines, 'no JSON'])).toEqual([
      { who: 'y', route: '/v1/a', requests: '2', last: '4' },
      { who: 'x', route: '/v1/a', requests: '1', last: '1' },
    ]);
  });

  it.each([
    'parse @message "*"',
    'filter route = "/v1/a"',
    'stats avg(time) as mean by who',
    'stats count(*) as all',
    'sort a asc',
  ])('is refused when it is not understood: %s', (query) => {
    expect(() => insightsRows(query, lines)).toThrow('not understood');
  });
});
