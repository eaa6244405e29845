import type { SampleRequest } from './sample-request.ts';

/** For Node.js 18 or newer, as a module. */
export function javascriptSample({ method, url, headers, body, isAnswered }: SampleRequest): string {
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    '  headers: {',
    ...headers.map(([name, value]) => `    ${/^\w+$/.test(name) ? name : quoted(name)}: ${quoted(value)},`),
    '  },',
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indented(literal(body))}),`]),
  ];
  return [
    `const response = await fetch(${quoted(url)}, {`,
    ...options,
    '});',
    'if (!response.ok) throw new Error(await response.text());',
    `console.log(${isAnswered ? 'await response.json()' : 'response.status'});`,
  ].join('\n');
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const literal = (value: unknown): string => JSON.stringify(value, null, 2).replace(/"(\w+)":/g, '$1:');
const indented = (text: string): string => text.replaceAll('\n', '\n  ');
