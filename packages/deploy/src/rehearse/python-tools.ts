import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the rehearsal needs beside Node, as Python names it. */
const MODULES = { 'moto.server': 'moto[server]', cfnlint: 'cfn-lint', awscli: 'awscli' } as const;

/** One sentence that says what is missing and how to get it; undefined when nothing is. */
export async function missingPythonTools(python: string): Promise<string | undefined> {
  const probe = [
    'import importlib, sys',
    'missing = []',
    'for name in sys.argv[1:]:',
    '    try: importlib.import_module(name)',
    '    except Exception: missing.append(name)',
    'print(" ".join(missing))',
  ].join('\n');
  const names = Object.keys(MODULES) as (keyof typeof MODULES)[];
  const found = await run(python, ['-c', probe, ...names]).catch(() => undefined);
  if (found === undefined) {
    return `The rehearsal needs Python 3, and ${python} does not start: install it, or name another with FRONTDESK_PYTHON.`;
  }
  const missing = names.filter((name) => found.stdout.includes(name)).map((name) => MODULES[name]);
  if (missing.length === 0) return undefined;
  return `The rehearsal needs ${missing.join(' and ')} for ${python}: python3 -m pip install "moto[server]" cfn-lint awscli`;
}

/** The Python to use: `FRONTDESK_PYTHON`, or the one in the path. */
export function chosenPython(): string {
  return process.env.FRONTDESK_PYTHON ?? 'python3';
}
