type Row = Readonly<Record<string, string>>;
type Command = (rows: readonly Row[]) => readonly Row[];

/** Runs a query of CloudWatch Logs Insights over lines of JSON, oldest first. It knows `filter` with `like "…"` and `!= "…"`, `stats` with
 *  `count(*)` and `latest(field)`, and `sort … desc`; lines without a field that is named do not pass a filter on it. Throws for whatever
 *  else a query says. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
export const insightsRows = (query: string, lines: readonly string[]): readonly Row[] =>
  query
    .split(/\n\s*\|\s*/)
    .map(commandOf)
    .reduce<readonly Row[]>((rows, command) => command(rows), lines.flatMap(fieldsOf));

const fieldsOf = (line: string): Row[] => {
  try {
    return [JSON.parse(line) as Row];
  } catch {
    return [];
  }
};

const commandOf = (text: string): Command => {
  const [, name, rest = ''] = /^(\w+) (.+)$/.exec(text) ?? [];
  const command = name === undefined ? undefined : commands[name]?.(rest);
  if (command === undefined) throw new Error(`This query is not understood: ${text}`);
  return command;
};

const filter = (condition: string): Command | undefined => {
  const [, field = '', operator, text = ''] = /^(\w+) (like|!=) "([^"]*)"$/.exec(condition) ?? [];
  if (operator === undefined) return undefined;
  const passes = (value: string): boolean => (operator === 'like' ? value.includes(text) : value !== text);
  return (rows) => rows.filter((row) => row[field] !== undefined && passes(row[field]));
};

const stats = (text: string): Command | undefined => {
  const [aggregations = '', groups = ''] = text.split(' by ');
  const fields = groups.split(', ');
  const wanted = aggregations.split(', ').map((part) => /^(count|latest)\((\*|\w+)\) as (\w+)$/.exec(part) ?? []);
  if (groups === '' || wanted.some(([, name]) => name === undefined)) return undefined;
  const aggregated = (group: readonly Row[]): Row =>
    Object.fromEntries(
      wanted.map(([, name, field = '', as = '']) => [
        as,
        name === 'count' ? String(group.length) : (group.at(-1)?.[field] ?? ''),
      ]),
    );
  return (rows) => {
    const keyOf = (row: Row): string => JSON.stringify(fields.map((field) => row[field]));
    return [...Map.groupBy(rows, keyOf).values()].map((group) => ({
      ...Object.fromEntries(fields.map((field) => [field, group[0]?.[field] ?? ''])),
      ...aggregated(group),
    }));
  };
};

const sort = (text: string): Command | undefined => {
  const [, field = ''] = /^(\w+) desc$/.exec(text) ?? [];
  if (field === '') return undefined;
  return (rows) => rows.toSorted((one, other) => Number(other[field]) - Number(one[field]));
};

const commands: Readonly<Record<string, (rest: string) => Command | undefined>> = { filter, stats, sort };
