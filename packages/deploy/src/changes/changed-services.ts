/** A workspace package or service: where it is, and which others it is made of. */
export interface WorkspaceMember {
  name: string;
  /** Relative to the root, with `/`: `packages/core`. */
  directory: string;
  /** Names of workspace members. */
  dependencies: readonly string[];
}

/** Says nothing about what is deployed. */
const WITHOUT_EFFECT =
  /^(docs|\.github|\.ci)\/|\.md$|\.(test|test-d|fixture)\.ts$|^LICENSE$|^vitest\.config\.ts$|^biome\.json$|^knip\.json$/;

/** Which services a change of files may have changed, in the order of `services`. A file of a service changes it, a file of
 *  a package the services made of it, and any other file (settings, lockfile) all of them. The edge also serves the
 *  console's and the portal's pages. */
export function changedServices(
  files: readonly string[],
  services: readonly string[],
  members: readonly WorkspaceMember[],
): string[] {
  const effective = files.filter((file) => !WITHOUT_EFFECT.test(file));
  const changed = new Set<string>();
  for (const file of effective) {
    const member = ownerOf(file, members);
    if (member === undefined) return [...services];
    changed.add(member.name);
  }
  return services.filter((service) => {
    const pages = service === 'edge' ? ['console', 'portal/page'] : [];
    return [service, ...pages].some((name) => madeOf(`services/${name}`, members).some((part) => changed.has(part)));
  });
}

/** A page may lie within the service that it is the page of. */
function ownerOf(file: string, members: readonly WorkspaceMember[]): WorkspaceMember | undefined {
  const owners = members.filter(({ directory }) => file.startsWith(`${directory}/`));
  return owners.toSorted((a, b) => b.directory.length - a.directory.length)[0];
}

/** The member of a directory and all that it depends on, however far. */
function madeOf(directory: string, members: readonly WorkspaceMember[]): string[] {
  const parts = new Set<string>();
  const waiting = members.filter((member) => member.directory === directory).map(({ name }) => name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (parts.has(name)) continue;
    parts.add(name);
    waiting.push(...(members.find((member) => member.name === name)?.dependencies ?? []));
  }
  return [...parts];
}
