import * as z from 'zod/mini';

/** Reads the function's environment once, when its module loads, so that a wrong deployment fails its first invocation
 *  and not its thousandth. Throws an error that names the variables and never their values. */
export function readEnvironment<Schema extends z.core.$ZodType>(
  schema: Schema,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): z.output<Schema> {
  const parsed = z.safeParse(schema, variables);
  if (parsed.success) return parsed.data;
  const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? 'environment')));
  throw new Error(`Environment variables missing or not valid: ${[...names].sort().join(', ')}`);
}

/** `ALLOWED_ORIGINS`: comma-separated origins, or `*` in development. */
export const originList = z.pipe(
  z.string(),
  z.transform((text: string) => text.split(',').flatMap((origin) => (origin.trim() === '' ? [] : [origin.trim()]))),
);

/** `ORIGIN_SECRETS`: comma-separated. What CloudFormation left unresolved is no secret but a text that everybody can read. */
export const secretList = z.pipe(
  originList,
  z.array(z.string().check(z.refine((secret) => !secret.includes('{{resolve:')))),
);
