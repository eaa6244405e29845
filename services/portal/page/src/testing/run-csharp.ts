import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SampleAnswer } from './run-samples.ts';

const run = promisify(execFile);
const ENVIRONMENT = { DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };

/** Runs programs of top-level statements as they stand, each as a method of one project: the compiler takes seconds, once. */
export async function runInDotnet(samples: readonly string[]): Promise<SampleAnswer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'samples-'));
  const env = { ...process.env, ...ENVIRONMENT };
  try {
    const { stdout: version } = await run('dotnet', ['--version'], { env });
    await writeFile(join(folder, 'samples.csproj'), projectOf(version.split('.')[0] ?? ''));
    await writeFile(join(folder, 'Program.cs'), programOf(samples.length));
    await Promise.all(
      samples.map((sample, index) => writeFile(join(folder, `Sample${index}.cs`), methodOf(sample, index))),
    );
    const { stdout } = await run('dotnet', ['run', '--project', folder], { env });
    const answers = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { status: number; printed: string }[];
    return answers.map(({ status, printed }) => ({
      status,
      body: printed === String(status) ? undefined : JSON.parse(printed),
    }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function projectOf(majorVersion: string): string {
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net${majorVersion}.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
  </PropertyGroup>
</Project>
`;
}

/** Namespaces are named before everything else in a file; the rest is the method. */
function methodOf(sample: string, index: number): string {
  const lines = sample.split('\n');
  const isNamespace = (line: string): boolean => /^using [A-Z][\w.]*;$/.test(line);
  return [
    ...lines.filter(isNamespace),
    `static class Sample${index} {`,
    'public static async Task<int> Run() {',
    ...lines.filter((line) => !isNamespace(line)),
    'return (int)response.StatusCode;',
    '} }',
  ].join('\n');
}

function programOf(count: number): string {
  const runs = Array.from({ length: count }, (_, index) => `Sample${index}.Run`);
  return `using System.Text.Json;
var terminal = Console.Out;
var answers = new List<object>();
foreach (var run in new Func<Task<int>>[] { ${runs.join(', ')} }) {
  var written = new StringWriter();
  Console.SetOut(written);
  var status = await run();
  answers.Add(new { status, printed = written.ToString().Trim() });
}
terminal.WriteLine(JsonSerializer.Serialize(answers));
`;
}
