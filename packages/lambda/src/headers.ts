/** Header names to values, lower-cased. */
export type Headers = Readonly<Record<string, string | undefined>>;

const UPPER_CASE = /[A-Z]/;

/** One header. The HTTP API lower-cases names; other callers of a function may not. */
export function headerOf(event: { headers?: Headers | undefined }, name: string): string | undefined {
  const { headers } = event;
  if (headers === undefined) return undefined;
  return headers[name] ?? lowerCased(headers)[name];
}

/** Headers with their names in lower case; the same object when they are. */
export function lowerCased(headers: Headers): Headers {
  for (const name in headers) {
    if (UPPER_CASE.test(name)) {
      return Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]));
    }
  }
  return headers;
}
