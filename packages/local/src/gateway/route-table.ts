/** A route as API Gateway's developer guide writes it: `GET /appointments/{id}`, `ANY /files/{path+}` or `$default`. */
export interface RouteKey {
  method: string;
  path: string;
}

export interface RouteMatch<Route> {
  route: Route;
  /** Decoded; undefined when the route has none. */
  pathParameters: Record<string, string> | undefined;
}

interface Template<Route> {
  route: Route;
  segments: string[];
  greedy: boolean;
}

/** Chooses the route of an HTTP API for a request: a full match (static before variable), then one with a greedy
 *  variable, then `$default`; at each step the method itself before ANY. [http-api-develop-routes, "Route selection"] */
export class RouteTable<Route extends RouteKey> {
  readonly #static = new Map<string, Route>();
  readonly #templates = new Map<string, Template<Route>[]>();
  #default: Route | undefined;

  constructor(routes: Iterable<Route>) {
    for (const route of routes) this.#add(route);
    for (const templates of this.#templates.values()) templates.sort(moreSpecificFirst);
  }

  /** `segments` are the path's parts after its first slash, decoded. */
  match(method: string, path: string, segments: readonly string[]): RouteMatch<Route> | undefined {
    const complete = this.#full(method, path, segments) ?? this.#full('ANY', path, segments);
    const found = complete ?? this.#greedy(method, segments) ?? this.#greedy('ANY', segments);
    return found ?? (this.#default && { route: this.#default, pathParameters: undefined });
  }

  #add(route: Route): void {
    const { method, path } = route;
    if (path === '$default') {
      this.#default = route;
      return;
    }
    if (!path.includes('{')) {
      this.#static.set(`${method} ${path}`, route);
      return;
    }
    const segments = path.slice(1).split('/');
    const greedy = segments.at(-1)?.endsWith('+}') ?? false;
    const group = greedy ? `${method} +` : `${method} ${segments.length}`;
    this.#templates.set(group, [...(this.#templates.get(group) ?? []), { route, segments, greedy }]);
  }

  #full(method: string, path: string, segments: readonly string[]): RouteMatch<Route> | undefined {
    const route = this.#static.get(`${method} ${path}`);
    if (route !== undefined) return { route, pathParameters: undefined };
    return this.#first(`${method} ${segments.length}`, segments);
  }

  #greedy(method: string, segments: readonly string[]): RouteMatch<Route> | undefined {
    return this.#first(`${method} +`, segments);
  }

  #first(group: string, segments: readonly string[]): RouteMatch<Route> | undefined {
    for (const template of this.#templates.get(group) ?? []) {
      const pathParameters = parametersOf(template, segments);
      if (pathParameters !== undefined) return { route: template.route, pathParameters };
    }
    return undefined;
  }
}

const isVariable = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');

const parametersOf = <Route>(
  { segments: pattern, greedy }: Template<Route>,
  segments: readonly string[],
): Record<string, string> | undefined => {
  if (greedy && segments.length < pattern.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const isLast = index === pattern.length - 1;
    const given = greedy && isLast ? segments.slice(index).join('/') : (segments[index] ?? '');
    if (!isVariable(expected)) {
      if (expected !== given) return undefined;
      continue;
    }
    if (given === '') return undefined;
    parameters[expected.slice(1, greedy && isLast ? -2 : -1)] = given;
  }
  return parameters;
};

// A static part counts more the earlier it stands.
const weight = (segments: readonly string[]): string => segments.map((part) => (isVariable(part) ? '1' : '0')).join('');

const moreSpecificFirst = <Route>(left: Template<Route>, right: Template<Route>): number =>
  right.segments.length - left.segments.length || weight(left.segments).localeCompare(weight(right.segments));
