import type { SampleRequest } from './sample-request.ts';

/** For a POSIX shell. */
export function curlSample({ method, url, headers, body }: SampleRequest): string {
  // curl sends POST by itself where there is a body.
  const isImplied = method === 'GET' || (method === 'POST' && body !== undefined);
  const parts = [
    `curl ${isImplied ? '' : `-X ${method} `}${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ];
  return parts.join(' \\\n  ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
