import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The framework names every dependency between resources, also those that references imply. */
const IGNORED = 'W3005';

const START = 'import sys; from cfnlint.runner import main; sys.exit(main())';

/** What cfn-lint calls an error in templates, as it prints it; warnings pass. Empty when there is none. */
export async function cfnLintErrors(python: string, templates: readonly string[]): Promise<string> {
  const args = ['-c', START, '--ignore-checks', IGNORED, 'W', 'I', '--format', 'parseable', '--template', ...templates];
  try {
    await run(python, args, { maxBuffer: 16 * 1024 * 1024 });
    return '';
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`.trim() || String(error);
  }
}
