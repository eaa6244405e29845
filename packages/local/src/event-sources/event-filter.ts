/** Whether an event passes; made from a filter pattern. */
export type EventFilter = (event: unknown) => boolean;

type ValueTest = (value: unknown) => boolean;

/** Turns the filter patterns of an event source (objects, or JSON text as in CloudFormation) into one test: an event
 *  passes when any pattern matches; without patterns all pass. Inside a pattern, keys are joined by and, the entries
 *  of a list by or. Numbers are compared with JSON numbers only, so `numeric` never matches DynamoDB's `{"N": "5"}`.
 *  Throws on an operator that does not exist.
 *  https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 *  https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html */
export function createEventFilter(patterns: readonly unknown[]): EventFilter {
  if (patterns.length === 0) return () => true;
  const filters = patterns.map((pattern) =>
    compilePattern(typeof pattern === 'string' ? JSON.parse(pattern) : pattern),
  );
  return (event) => filters.some((matches) => matches(event));
}

function compilePattern(pattern: unknown): EventFilter {
  if (!isObject(pattern)) throw new Error(`A filter pattern is an object, not ${JSON.stringify(pattern)}.`);
  const tests = Object.entries(pattern).map(([key, expected]) => {
    if (key === '$or') return compileAlternatives(expected);
    const matches = Array.isArray(expected) ? compileLeaf(expected) : compilePattern(expected);
    return (event: unknown) => matches(isObject(event) ? event[key] : undefined);
  });
  return (event) => tests.every((matches) => matches(event));
}

function compileAlternatives(alternatives: unknown): EventFilter {
  if (!Array.isArray(alternatives)) throw new Error('$or takes a list of patterns.');
  const filters = alternatives.map(compilePattern);
  return (event) => filters.some((matches) => matches(event));
}

/** A list of accepted values and operators; a list in the event matches when one of its elements does. */
function compileLeaf(expected: readonly unknown[]): ValueTest {
  const tests = expected.map(compileValue);
  return (value) => {
    const candidates = Array.isArray(value) && value.length > 0 ? value : [value];
    return candidates.some((candidate) => tests.some((matches) => matches(candidate)));
  };
}

function compileValue(expected: unknown): ValueTest {
  if (!isObject(expected)) return (value) => value === expected;
  const [operator, ...others] = Object.entries(expected);
  if (operator === undefined || others.length > 0) throw unknownOperator(expected);
  const [name, operand] = operator;
  switch (name) {
    case 'prefix':
      return compileText(operand, (value, text) => value.startsWith(text));
    case 'suffix':
      return compileText(operand, (value, text) => value.endsWith(text));
    case 'equals-ignore-case':
      return compileText(operand, (value, text) => value.toLowerCase() === text.toLowerCase());
    case 'exists':
      // It looks at leaves only: an object in the event does not exist in this sense.
      return (value) => (value !== undefined && !isObject(value)) === operand;
    case 'anything-but':
      return compileAnythingBut(operand);
    case 'numeric':
      return compileNumeric(operand);
    default:
      throw unknownOperator(expected);
  }
}

function compileText(operand: unknown, matches: (value: string, text: string) => boolean): ValueTest {
  if (typeof operand !== 'string') throw unknownOperator(operand);
  return (value) => typeof value === 'string' && matches(value, operand);
}

function compileAnythingBut(operand: unknown): ValueTest {
  const excluded = (Array.isArray(operand) ? operand : [operand]).map(compileValue);
  return (value) => value !== undefined && !isObject(value) && !excluded.some((matches) => matches(value));
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `["=", 5]` or a range such as `[">", 0, "<=", 5]`. */
function compileNumeric(operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0) throw unknownOperator(operand);
  const tests: ((value: number) => boolean)[] = [];
  for (let position = 0; position < operand.length; position += 2) {
    const compare = comparisons[String(operand[position])];
    const bound: unknown = operand[position + 1];
    if (compare === undefined || typeof bound !== 'number') throw unknownOperator(operand);
    tests.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && tests.every((matches) => matches(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownOperator(operator: unknown): Error {
  return new Error(`A filter pattern holds an operator that does not exist: ${JSON.stringify(operator)}`);
}
