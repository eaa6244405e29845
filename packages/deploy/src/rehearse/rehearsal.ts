import { alignedTable } from '../aligned-table.ts';
import type { Scene, Step } from './scene.ts';

export interface StepResult {
  name: string;
  succeeded: boolean;
  milliseconds: number;
  /** What was seen, or why it failed. */
  detail: string;
}

/** Runs the steps in order until one fails. */
export async function rehearse(
  steps: readonly Step[],
  scene: Scene,
  say: (line: string) => void,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const { name, run } of steps) {
    say(`  ${name} …`);
    const started = performance.now();
    const [succeeded, detail] = await run(scene).then(
      (seen) => [true, seen] as const,
      (error: unknown) => [false, error instanceof Error ? error.message : String(error)] as const,
    );
    const milliseconds = performance.now() - started;
    results.push({ name, succeeded, milliseconds, detail });
    say(`${succeeded ? '✔' : '✘'} ${name}: ${seconds(milliseconds)}${succeeded ? '' : `\n${detail}`}`);
    if (!succeeded) break;
  }
  return results;
}

/** The results as aligned lines; a failure by its first line, for all of it stands above. */
export function rehearsalTable(results: readonly StepResult[], planned: readonly Step[]): string {
  const rows = planned.map(({ name }, index) => {
    const result = results[index];
    if (result === undefined) return ['', name, '', 'not reached'];
    const [detail = ''] = result.detail.split('\n');
    return [result.succeeded ? '✔' : '✘', name, seconds(result.milliseconds), detail];
  });
  return alignedTable([['', 'step', 'time', 'seen'], ...rows], [2]);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
