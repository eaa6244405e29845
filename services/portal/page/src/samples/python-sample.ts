import type { SampleRequest } from './sample-request.ts';

/** For Python 3.9 or newer, with nothing but its own library. */
export function pythonSample({ method, url, headers, body, isAnswered }: SampleRequest): string {
  return [
    'import json',
    'import urllib.request',
    '',
    'request = urllib.request.Request(',
    `    ${JSON.stringify(url)},`,
    ...(method === 'GET' ? [] : [`    method=${JSON.stringify(method)},`]),
    '    headers={',
    ...headers.map(([name, value]) => `        ${JSON.stringify(name)}: ${JSON.stringify(value)},`),
    '    },',
    ...(body === undefined ? [] : [`    data=json.dumps(${literal(body, 4)}).encode(),`]),
    ')',
    'with urllib.request.urlopen(request) as response:',
    `    print(${isAnswered ? 'json.load(response)' : 'response.status'})`,
  ].join('\n');
}

/** A JSON value in Python's notation, whose lines after the first are indented by `indent`. */
function literal(value: unknown, indent: number): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = ' '.repeat(indent + 4);
  const end = ' '.repeat(indent);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  const members = Object.entries(value).map(([name, member]) => `${inner}"${name}": ${literal(member, indent + 4)},`);
  return `{\n${members.join('\n')}\n${end}}`;
}
