import { inject } from 'vitest';
import type { CloudOperations } from './shared-cloud.ts';

/** Asks the process that runs the shared cloud. Throws what the operation threw, as text. */
export async function askCloud<Name extends keyof CloudOperations>(
  operation: Name,
  input: Parameters<CloudOperations[Name]>[0],
): Promise<Awaited<ReturnType<CloudOperations[Name]>>> {
  const response = await fetch(inject('cloudControl'), {
    method: 'POST',
    body: JSON.stringify({ operation, input }),
  });
  const { answer, error } = (await response.json()) as {
    answer: Awaited<ReturnType<CloudOperations[Name]>>;
    error?: string;
  };
  if (error !== undefined) throw new Error(`${operation}: ${error}`);
  return answer;
}
