import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { UsagePlans } from './usage-plans.ts';

const keySchema = z.object({
  id: z.string(),
  value: z.string(),
  name: z.string(),
  description: z.string().optional(),
  customerId: z.string().optional(),
  enabled: z.boolean(),
  createdEpochMs: z.number(),
  updatedEpochMs: z.number(),
});

const keptSchema = z.object({
  keys: z.array(keySchema),
  /** By plan. */
  planKeys: z.array(z.tuple([z.string(), z.array(z.string())])),
  /** By plan and key, then by UTC day. */
  used: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.number()]))])),
});

/** Keeps API keys and what they have used in a data directory, as the tables there may name these keys. */
export class KeptUsage {
  readonly #file: string;

  constructor(dataDirectory: string) {
    this.#file = join(resolve(dataDirectory), 'api-keys.json');
  }

  /** Before services are read, which know the keys that they declare. Throws when the file is not one of these. */
  restore(plans: UsagePlans): void {
    const text = this.#read();
    if (text === undefined) return;
    const { keys, planKeys, used } = keptSchema.parse(JSON.parse(text));
    for (const { description, customerId, ...key } of keys) plans.addKey({ ...key, description, customerId });
    for (const [planId, keyIds] of planKeys) for (const id of keyIds) plans.keysOf(planId).add(id);
    for (const [id, days] of used) plans.used.set(id, new Map(days));
  }

  /** Whole or not at all, also when the process is killed meanwhile. */
  save(plans: UsagePlans): void {
    const { keys, planKeys, used } = plans;
    const kept: z.input<typeof keptSchema> = {
      keys: [...keys.values()].filter(({ id }) => !plans.isDeclared(id)),
      planKeys: [...planKeys].map(([planId, keyIds]) => [planId, [...keyIds]]),
      used: [...used].map(([id, days]) => [id, [...days]]),
    };
    const written = `${this.#file}.new`;
    writeFileSync(written, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
    renameSync(written, this.#file);
  }

  #read(): string | undefined {
    try {
      return readFileSync(this.#file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
