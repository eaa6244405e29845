import { type LoadOptions, loadServices } from '@frontdesk/service-model/load-services';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { repositoryRoot } from '../repository-root.ts';
import type { BuiltFunction } from '../runtime/function-registry.ts';
import { bundleCacheDirectory } from './bundle-cache.ts';
import { ServiceBundler } from './service-bundler.ts';

/** Resolves and bundles the services, and does so again after a change with what esbuild still remembers. */
export class ServiceBuilds {
  readonly #options: LoadOptions;
  readonly #bundlers = new Map<string, ServiceBundler>();

  constructor(options: LoadOptions) {
    this.#options = options;
  }

  /** Throws when a definition is not understood. */
  resolve(): Promise<ServiceModel[]> {
    return loadServices(this.#options);
  }

  /** Throws when a function does not build; what was built before stays usable. */
  async bundle(services: readonly ServiceModel[]): Promise<BuiltFunction[]> {
    return (await Promise.all(services.map((service) => this.#functionsOf(service)))).flat();
  }

  async dispose(): Promise<void> {
    await Promise.all([...this.#bundlers.values()].map((bundler) => bundler.dispose()));
    this.#bundlers.clear();
  }

  async #functionsOf(service: ServiceModel): Promise<BuiltFunction[]> {
    const bundles = await this.#bundlerFor(service).build();
    return service.functions.flatMap((model) => {
      const bundle = bundles.get(model.key);
      return bundle === undefined ? [] : [{ model, bundle }];
    });
  }

  // A bundler lives as long as the service's handlers and settings stay the same.
  #bundlerFor(service: ServiceModel): ServiceBundler {
    const handlers = service.functions.map(({ key, handler }) => [key, handler]);
    const identity = JSON.stringify([service.directory, handlers, service.esbuild]);
    const known = this.#bundlers.get(identity);
    if (known !== undefined) return known;
    // What lies elsewhere, such as a test's copy, will not be there at the next start.
    const isOurs = service.directory.startsWith(`${repositoryRoot}/`);
    const bundler = new ServiceBundler(service, isOurs ? bundleCacheDirectory : undefined);
    this.#bundlers.set(identity, bundler);
    return bundler;
  }
}
