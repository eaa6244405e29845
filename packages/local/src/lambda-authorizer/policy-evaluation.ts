export type PolicyVerdict = 'allow' | 'explicitDeny' | 'implicitDeny' | 'malformed';

interface Statement {
  Effect: unknown;
  Action: unknown;
  Resource: unknown;
}

/** What a Lambda authoriser's policy says of one method: a deny wins over an allow, and nothing is a deny.
 *  Wildcards are `*` and `?`; actions match in any case. [apigateway-lambda-authorizer-output,
 *  reference_policies_evaluation-logic] */
export const evaluatePolicy = (
  policy: unknown,
  methodArn: string,
  asked: 'execute-api:Invoke' | 'execute-api:InvalidateCache' = 'execute-api:Invoke',
): PolicyVerdict => {
  const statements = statementsOf(policy);
  if (statements === undefined) return 'malformed';
  const effects = new Set(
    statements
      .filter(
        ({ Action: action, Resource: resource }) =>
          matchesAny(action, asked, true) && matchesAny(resource, methodArn, false),
      )
      .map(({ Effect: effect }) => effect),
  );
  if (effects.has('Deny')) return 'explicitDeny';
  return effects.has('Allow') ? 'allow' : 'implicitDeny';
};

const statementsOf = (policy: unknown): Statement[] | undefined => {
  if (typeof policy !== 'object' || policy === null || !('Statement' in policy)) return undefined;
  const statements: unknown[] = [policy.Statement].flat();
  return statements.every(isStatement) ? statements : undefined;
};

const isStatement = (value: unknown): value is Statement => {
  if (typeof value !== 'object' || value === null) return false;
  const { Effect: effect, Action: action, Resource: resource } = value as Partial<Statement>;
  return (effect === 'Allow' || effect === 'Deny') && areTexts(action) && areTexts(resource);
};

const areTexts = (value: unknown): boolean => {
  const all = [value].flat();
  return all.length > 0 && all.every((item) => typeof item === 'string');
};

const matchesAny = (patterns: unknown, text: string, ignoreCase: boolean): boolean =>
  [patterns].flat().some((pattern) => matches(String(pattern), text, ignoreCase));

const matches = (pattern: string, text: string, ignoreCase: boolean): boolean => {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const expression = escaped.replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${expression}$`, ignoreCase ? 'is' : 's').test(text);
};
