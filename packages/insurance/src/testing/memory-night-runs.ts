import type { DueRun, NightRun, NightRuns } from '../ports/night-runs.ts';

/** Runs in memory. Passes the suite of its port. */
export class MemoryNightRuns implements NightRuns {
  readonly #runs = new Map<string, { run: NightRun; lookAt: number }>();

  async register(practiceId: string, now: number): Promise<void> {
    if (!this.#runs.has(practiceId)) this.#runs.set(practiceId, { run: { practiceId, version: 1 }, lookAt: now });
  }

  async due(now: number, limit: number): Promise<DueRun[]> {
    const due = [...this.#runs].filter(([, { lookAt }]) => lookAt <= now);
    return due.slice(0, limit).map(([practiceId, { lookAt }]) => ({ practiceId, lookAt }));
  }

  async claim({ practiceId, lookAt }: DueRun, until: number): Promise<boolean> {
    const kept = this.#runs.get(practiceId);
    if (kept?.lookAt !== lookAt) return false;
    this.#runs.set(practiceId, { ...kept, lookAt: until });
    return true;
  }

  async read(practiceId: string): Promise<NightRun | undefined> {
    return this.#runs.get(practiceId)?.run;
  }

  async save(before: NightRun, after: Omit<NightRun, 'practiceId' | 'version'>, lookAt: number): Promise<boolean> {
    const { practiceId, version } = before;
    if (this.#runs.get(practiceId)?.run.version !== version) return false;
    this.#runs.set(practiceId, { run: { ...after, practiceId, version: version + 1 }, lookAt });
    return true;
  }
}
