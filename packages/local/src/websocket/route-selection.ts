const placeholder = /\$\{request\.body\.([\w.-]+)\}/g;

/** Makes a route selection expression (`$request.body.action`, `${request.body.service}/${request.body.action}`) into a
 *  function from a message to the key it selects; undefined when the message is no JSON or has no such field.
 *  [apigateway-websocket-api-selection-expressions] */
export const routeSelector = (expression: string): ((message: string) => string | undefined) => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the expression's own placeholder
  const template = expression.replace(/^\$(request\.body\.[\w.-]+)$/, '${$1}');
  const pieces = template.split(placeholder).map((piece, index) => (index % 2 === 0 ? piece : piece.split('.')));
  return (message) => {
    const body = parsed(message);
    let key = '';
    for (const piece of pieces) {
      const value = typeof piece === 'string' ? piece : valueAt(body, piece);
      if (value === undefined) return undefined;
      key += value;
    }
    return key;
  };
};

const parsed = (message: string): unknown => {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
};

const valueAt = (body: unknown, path: readonly string[]): string | undefined => {
  let value = body;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  if (value === null || value === undefined) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
