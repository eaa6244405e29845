/** CloudWatch's metric math, as far as our alarms use it; a metric that is left out has no data. */
export function evaluate(expression: string, metrics: Readonly<Record<string, number | undefined>>): number {
  const names = Object.keys(metrics);
  const IF = (condition: boolean, then: number, otherwise: number): number => (condition ? then : otherwise);
  const FILL = (value: number | undefined, filling: number): number => value ?? filling;
  const script = new Function(
    'IF',
    'FILL',
    ...names,
    `return ${expression.replaceAll(' AND ', ' && ').replaceAll(' OR ', ' || ')}`,
  );
  return script(IF, FILL, ...names.map((name) => metrics[name])) as number;
}
