import { pointerTo } from './json-pointer.ts';

/** The pointers of parameters that a query string gives twice. The HTTP API joins their values with a comma, so
 *  `from=a&from=b` would look like one odd value, and `status=booked,x` like two. */
export function repeatedNames(rawQueryString: string): string[] {
  if (!rawQueryString.includes('&')) return [];
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const name of new URLSearchParams(rawQueryString).keys()) {
    if (seen.has(name)) repeated.add(pointerTo(['query', name]));
    seen.add(name);
  }
  return [...repeated];
}
