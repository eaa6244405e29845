/** The value that `share` (0 to 1) of the samples do not exceed; NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** `p50 6.0 ms, p99 12.3 ms`. */
export function timesOf(milliseconds: readonly number[]): string {
  return `p50 ${median(milliseconds).toFixed(1)} ms, p99 ${quantile(milliseconds, 0.99).toFixed(1)} ms`;
}

/** Lets the candidates take turns, so that the machine's noise meets all of them alike, and gives each one's samples. Each
 *  round has an order of its own: what one leaves behind for the machine to do would always meet the same other. */
export async function interleave<Name extends string, Sample>(
  candidates: Readonly<Record<Name, () => Promise<Sample>>>,
  rounds: number,
  progress: (round: number) => void,
): Promise<Record<Name, Sample[]>> {
  const names = Object.keys(candidates) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Sample[]>;
  for (let round = 1; round <= rounds; round += 1) {
    progress(round);
    for (const name of shuffled(names)) samples[name].push(await candidates[name]());
  }
  return samples;
}

function shuffled<Value>(values: readonly Value[]): Value[] {
  const drawn = values.map((value) => ({ value, lot: Math.random() }));
  return drawn.sort((a, b) => a.lot - b.lot).map(({ value }) => value);
}
