import { askCloud } from '../app-api/cloud-control.ts';

/** A line of the Partner API's access log. */
export type AccessLine = Readonly<Record<string, string>>;

/** The lines from the `from`th on that name the subscription. */
export async function accessLinesOf(subscriptionId: string, from = 0): Promise<AccessLine[]> {
  const { entries } = await askCloud('logs', { from, naming: [subscriptionId] });
  return entries
    .filter(({ source, line }) => source === 'access' && line.includes(`"${subscriptionId}"`))
    .map(({ line }) => JSON.parse(line) as AccessLine);
}

/** How many lines have each value of what `of` reads from them. */
export function linesBy(lines: readonly AccessLine[], of: (line: AccessLine) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) counts[of(line)] = (counts[of(line)] ?? 0) + 1;
  return counts;
}
