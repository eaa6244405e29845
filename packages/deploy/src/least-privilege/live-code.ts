import { type AnyNode, type Class, type Node, type Program, parse } from 'acorn';

/** The parts of a bundle that can run: everything at the top level, and of functions, classes and methods those that
 *  running code names. A method counts as named when any object's member of its name is, so this finds too much rather
 *  than too little. */
export function liveNodes(bundle: string): AnyNode[] {
  const program = parse(bundle, { ecmaVersion: 'latest', sourceType: 'module' });
  const units = unitsOf(program);
  const named = new Set<string>();
  const live: AnyNode[] = [];
  for (let waiting = [...units]; ; ) {
    const next = waiting.filter((unit) => unit.names.every((name) => named.has(name)));
    if (next.length === 0) return live;
    waiting = waiting.filter((unit) => !next.includes(unit));
    for (const unit of next) {
      for (const node of unit.nodes) {
        visit(node, (inner) => {
          live.push(inner);
          for (const name of namesIn(inner)) named.add(name);
        });
      }
    }
  }
}

/** Code that runs once all of its names have been mentioned by code that runs. */
interface Unit {
  names: readonly string[];
  nodes: readonly AnyNode[];
}

function unitsOf(program: Program): Unit[] {
  return program.body.flatMap((statement): Unit[] => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration === null || declaration === undefined) return [{ names: [], nodes: [statement] }];
    if (declaration.type === 'FunctionDeclaration')
      return [{ names: [declaration.id.name], nodes: [declaration.body] }];
    if (declaration.type === 'ClassDeclaration') return classUnits(declaration.id.name, declaration);
    if (declaration.type !== 'VariableDeclaration') return [{ names: [], nodes: [declaration] }];
    return declaration.declarations.flatMap(({ id, init }): Unit[] => {
      if (init === null || init === undefined) return [];
      const name = id.type === 'Identifier' ? id.name : undefined;
      if (name === undefined) return [{ names: [], nodes: [init] }];
      if (init.type === 'ClassExpression') return classUnits(name, init);
      const isFunction = init.type === 'ArrowFunctionExpression' || init.type === 'FunctionExpression';
      return [{ names: isFunction ? [name] : [], nodes: [init] }];
    });
  });
}

function classUnits(name: string, { body, superClass }: Class): Unit[] {
  const rest = superClass ? [superClass] : [];
  const units: Unit[] = [{ names: [name], nodes: rest }];
  for (const member of body.body) {
    const isMethod = member.type === 'MethodDefinition' && member.kind !== 'constructor';
    const key = isMethod ? memberName(member.key) : undefined;
    units.push({ names: key === undefined ? [name] : [name, key], nodes: [isMethod ? member.value : member] });
  }
  return units;
}

function memberName(key: Node): string | undefined {
  const { type, name } = key as Node & { name?: string };
  if (type === 'PrivateIdentifier') return `#${name}`;
  return type === 'Identifier' ? `.${name}` : undefined;
}

/** `name` for variables, `.name` for members, `#name` for private ones. */
function namesIn(node: AnyNode): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'PrivateIdentifier') return [`#${node.name}`];
  if (node.type === 'MemberExpression' && !node.computed) return [memberName(node.property) ?? ''];
  return [];
}

/** Depth first; names of members and keys of objects are not variables. */
function visit(node: AnyNode, found: (node: AnyNode) => void): void {
  found(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'property' && node.type === 'MemberExpression' && !node.computed) {
      if ((value as AnyNode).type === 'PrivateIdentifier') found(value as AnyNode);
      continue;
    }
    if (key === 'key' && (node.type === 'Property' || node.type === 'PropertyDefinition') && !node.computed) continue;
    for (const child of [value].flat()) {
      if (typeof (child as AnyNode | null)?.type === 'string') visit(child as AnyNode, found);
    }
  }
}
