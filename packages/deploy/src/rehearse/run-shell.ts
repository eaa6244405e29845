import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ShellResult {
  exitCode: number;
  /** Both streams as they came. */
  output: string;
}

/** Runs a line as a person would type it. Resolves whatever its end; `onLine` sees the output while it comes. */
export async function runShell(
  command: string,
  options: { directory: string; environment: Record<string, string | undefined>; onLine?: (line: string) => void },
): Promise<ShellResult> {
  const child = spawn('bash', ['-c', command], {
    cwd: options.directory,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const take = (chunk: Buffer): void => {
    const text = chunk.toString();
    output += text;
    for (const line of text.split('\n')) if (line.trim() !== '') options.onLine?.(line);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const [code] = (await once(child, 'close')) as [number | null];
  return { exitCode: code ?? 1, output };
}
