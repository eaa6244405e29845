import type { MetricName } from '@frontdesk/core/metrics';
import type { LogEntry } from '@frontdesk/local/log-entry';

/** What the functions of a cloud have counted, summed up from the lines that CloudWatch would read (embedded metric format). */
export class MetricSums {
  readonly #sums = new Map<string, number>();

  take({ line }: LogEntry): void {
    if (!line.includes('"_aws"')) return;
    const { _aws: _, ...members } = JSON.parse(line) as Record<string, unknown>;
    for (const [name, value] of Object.entries(members)) {
      const values = [value].flat().filter((each) => typeof each === 'number');
      this.#sums.set(
        name,
        values.reduce((sum, each) => sum + each, this.#sums.get(name) ?? 0),
      );
    }
  }

  of(name: MetricName): number {
    return this.#sums.get(name) ?? 0;
  }
}
