import { registerHooks } from 'node:module';

/** Imports the module at a URL, as `import.meta.resolve` gives it, into a container. */
export type LoadModule = <Module>(url: string) => Promise<Module>;

let containers = 0;

/** A container as Lambda starts one: what is loaded into it gets modules of its own of all that this repository has, so that they
 *  read the environment of that moment and keep a cache and clients of their own. Libraries are shared. */
export function newContainer(): LoadModule {
  if (containers === 0) registerHooks({ resolve: resolveInContainer });
  containers += 1;
  const container = `?container=${containers}`;
  return (url) => import(url + container);
}

/** A module of a container has its container's number in its URL, and hands it on to what it imports. */
const resolveInContainer: Parameters<typeof registerHooks>[0]['resolve'] = (specifier, context, resolve) => {
  const found = resolve(specifier, context);
  const [container] = /\?container=\d+$/.exec(context.parentURL ?? '') ?? [];
  const isOurs = found.url.startsWith('file:') && !found.url.includes('/node_modules/');
  return container === undefined || !isOurs ? found : { ...found, url: found.url + container };
};
