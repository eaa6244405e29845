/** Makes a filter pattern into a test of a line. Of CloudWatch's patterns it knows the empty one, which takes every line, and
 *  `{ $.field = "text" }`, where the text may end in `*`. Throws for others.
 *  https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
export const filterPattern = (pattern: string): ((line: string) => boolean) => {
  if (pattern.trim() === '') return () => true;
  const [, field, text] = /^\{\s*\$\.(\w+)\s*=\s*"([^"*]*\*?)"\s*\}$/.exec(pattern.trim()) ?? [];
  if (field === undefined || text === undefined)
    throw new Error(`The local cloud does not understand the filter pattern ${pattern}`);
  const start = text.endsWith('*') ? text.slice(0, -1) : undefined;
  return (line) => {
    const value = fieldOf(line, field);
    return start === undefined ? value === text : (value?.startsWith(start) ?? false);
  };
};

const fieldOf = (line: string, field: string): string | undefined => {
  try {
    const value = (JSON.parse(line) as Record<string, unknown> | null)?.[field];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};
