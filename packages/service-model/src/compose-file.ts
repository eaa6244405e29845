import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const composeSchema = z.looseObject({
  services: z.record(
    z.string(),
    z.looseObject({ path: z.string(), params: z.record(z.string(), z.unknown()).optional() }),
  ),
});

export interface ComposedService {
  name: string;
  directory: string;
  /** Values may be `${<service>.<output>}`. */
  params: Record<string, unknown>;
}

/** The services of a serverless-compose.yml, in its order. */
export const readComposeFile = (file: string): ComposedService[] => {
  const { services } = composeSchema.parse(parse(readFileSync(file, 'utf8')));
  return Object.entries(services).map(([name, { path, params = {} }]) => ({
    name,
    directory: resolve(dirname(file), path),
    params,
  }));
};
