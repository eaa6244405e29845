import { join } from 'node:path';
import type { MockAws, MockState } from './mock-aws.ts';
import { runShell, type ShellResult } from './run-shell.ts';

/** What a step works with: the mock, a copy of the repository, and a shell whose AWS is the mock. */
export interface Scene {
  directory: string;
  stage: string;
  mock: Pick<MockAws, 'state' | 'errors' | 'endpoint'>;
  environment: Record<string, string | undefined>;
  python: string;
  onLine?: (line: string) => void;
}

/** A part of the rehearsal. `run` says in a few words what it saw, or throws. */
export interface Step {
  name: string;
  run(scene: Scene): Promise<string>;
}

const SHOWN_LINES = 30;

/** Runs a command in a folder of the copy. Throws with the end of what it said when it fails. */
export async function shell(scene: Scene, command: string, folder = '.'): Promise<ShellResult> {
  const result = await attempt(scene, command, folder);
  if (result.exitCode !== 0) {
    const end = result.output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
    throw new Error(`${command} ended with ${result.exitCode}:\n${end}\n${scene.mock.errors}`.trimEnd());
  }
  return result;
}

/** Runs a command that may fail. */
export async function attempt(scene: Scene, command: string, folder = '.'): Promise<ShellResult> {
  const { directory, environment, onLine } = scene;
  return runShell(command, { directory: join(directory, folder), environment, ...(onLine && { onLine }) });
}

/** What a client of the SDK reaches the mock by, for what neither the framework nor a command asks of it. */
export function clientOptions({ mock, environment }: Scene) {
  return {
    endpoint: mock.endpoint,
    region: 'us-east-1',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  };
}

/** The functions whose code is another than before, or that came or went. */
export function changedFunctions(before: MockState, after: MockState): string[] {
  const names = new Set([...Object.keys(before.functions), ...Object.keys(after.functions)]);
  return [...names].filter((name) => before.functions[name] !== after.functions[name]).sort();
}
