import type { SampleRequest } from './sample-request.ts';

/** For .NET 8 or newer, as a program of top-level statements. */
export function csharpSample({ method, url, headers, body, isAnswered }: SampleRequest): string {
  const own = headers.filter(([name]) => name !== 'Content-Type');
  return [
    ...(body === undefined ? [] : ['using System.Text;', '']),
    'using var client = new HttpClient();',
    `using var request = new HttpRequestMessage(HttpMethod.${method.charAt(0)}${method.slice(1).toLowerCase()}, ${JSON.stringify(url)});`,
    ...own.map(([name, value]) => `request.Headers.Add(${JSON.stringify(name)}, ${JSON.stringify(value)});`),
    ...(body === undefined
      ? []
      : [
          'request.Content = new StringContent(',
          '    """',
          JSON.stringify(body, null, 2).replace(/^/gm, '    '),
          '    """,',
          '    Encoding.UTF8, "application/json");',
        ]),
    'using var response = await client.SendAsync(request);',
    'response.EnsureSuccessStatusCode();',
    isAnswered
      ? 'Console.WriteLine(await response.Content.ReadAsStringAsync());'
      : 'Console.WriteLine((int)response.StatusCode);',
  ].join('\n');
}
