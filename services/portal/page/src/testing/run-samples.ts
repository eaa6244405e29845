import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a sample got. */
export interface SampleAnswer {
  readonly status: number;
  /** Undefined: none. */
  readonly body: unknown;
}

/** Runs words of a shell as they stand. curl's own configuration file makes it tell the status after the body. */
export async function runInShell(samples: readonly string[]): Promise<SampleAnswer[]> {
  const home = await mkdtemp(join(tmpdir(), 'samples-'));
  try {
    await writeFile(join(home, '.curlrc'), 'silent\nshow-error\nmax-time = 30\nwrite-out = "\\n%{http_code}"\n');
    const env = { ...process.env, CURL_HOME: home };
    const running = samples.map(async (sample) => {
      const { stdout } = await run('sh', ['-c', sample], { env });
      const end = stdout.lastIndexOf('\n');
      return { status: Number(stdout.slice(end + 1)), body: parsed(stdout.slice(0, end)) };
    });
    return await Promise.all(running);
  } finally {
    await rm(home, { recursive: true });
  }
}

type Program = (fetch: typeof globalThis.fetch, console: { log(value: unknown): void }) => Promise<void>;
const AsyncFunction = (async () => undefined).constructor as new (...source: string[]) => Program;

/** Runs modules as they stand, one after the other. What a sample prints is its answer's body. */
export async function runInNode(samples: readonly string[]): Promise<SampleAnswer[]> {
  const answers: SampleAnswer[] = [];
  for (const sample of samples) {
    let status = 0;
    let printed: unknown;
    const watched: typeof fetch = async (...request) => {
      const response = await fetch(...request);
      status = response.status;
      return response;
    };
    const log = (value: unknown): void => {
      printed = value;
    };
    await new AsyncFunction('fetch', 'console', sample)(watched, { log });
    answers.push({ status, body: printed === status ? undefined : printed });
  }
  return answers;
}

const PYTHON = `
import contextlib, io, json, sys, urllib.request
open_url, load = urllib.request.urlopen, json.load
seen = {}
def urlopen(request):
    response = open_url(request, timeout=30)
    seen.update(status=response.status)
    return response
def load_json(file):
    seen.update(body=load(file))
    return seen['body']
samples = load(sys.stdin)
urllib.request.urlopen, json.load = urlopen, load_json
answers = []
for sample in samples:
    seen.clear()
    with contextlib.redirect_stdout(io.StringIO()):
        exec(sample, {})
    answers.append(dict(seen))
print(json.dumps(answers))
`;

/** Runs programs as they stand, all in one interpreter. */
export async function runInPython(samples: readonly string[]): Promise<SampleAnswer[]> {
  const running = run('python3', ['-c', PYTHON]);
  running.child.stdin?.end(JSON.stringify(samples));
  const { stdout } = await running;
  return (JSON.parse(stdout) as { status: number; body?: unknown }[]).map(({ status, body }) => ({ status, body }));
}

/** Whether a program is installed here. */
export const isInstalled = (program: string): Promise<boolean> =>
  run(program, ['--version']).then(
    () => true,
    () => false,
  );

const parsed = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));
