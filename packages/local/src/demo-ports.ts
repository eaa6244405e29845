import type { CloudHost } from './cloud-module.ts';
import { subscribeDemoVendor } from './demo-subscriptions.ts';
import type { DemoPorts } from './seed-demo.ts';

/** How the demo practices come into a running cloud: by its own functions. */
export const demoPorts = (host: CloudHost): DemoPorts => ({
  importPractice: (payload) => host.invoke('importPractice', payload),
  isThere: (practiceId) => isPracticeThere(practiceId, host),
  plans: planImporter(host),
  subscribeVendor: vendorSubscriber(host),
});

/** A kept data directory may have it already. */
const isPracticeThere = async (practiceId: string, host: CloudHost): Promise<boolean> => {
  if (host.options.dataDirectory === undefined) return false;
  const { status } = await readOfPractice(practiceId, '', host);
  if (status !== 200 && status !== 404) throw new Error(`Demo practice ${practiceId} answers ${status}.`);
  return status === 200;
};

const readOfPractice = async (
  practiceId: string,
  path: string,
  { issuer, addresses }: CloudHost,
): Promise<Response> => {
  const authorization = await issuer.issue({ practiceId, role: 'manager' });
  return fetch(`${addresses.appApi}/practices/${practiceId}${path}`, { headers: { authorization } });
};

const isDeployed = ({ services }: CloudHost, functionKey: string): boolean =>
  services().some(({ functions }) => functions.some(({ key }) => key === functionKey));

/** Undefined where no service keeps lists of insurance plans. */
const planImporter = (host: CloudHost): DemoPorts['plans'] => {
  const importer = 'importInsurancePlans';
  if (!isDeployed(host, importer)) return undefined;
  return {
    import: (payload) => host.invoke(importer, payload),
    areThere: async (practiceId) => {
      if (host.options.dataDirectory === undefined) return false;
      const response = await readOfPractice(practiceId, '/insurance-plans', host);
      if (!response.ok) throw new Error(`Insurance plans of ${practiceId} answer ${response.status}.`);
      return ((await response.json()) as { version: number }).version > 0;
    },
  };
};

/** Undefined where no service keeps subscriptions. */
const vendorSubscriber = (host: CloudHost): ((practiceId: string) => Promise<void>) | undefined => {
  const { invoke } = host;
  const manager = 'manageSubscriptions';
  if (!isDeployed(host, manager)) return undefined;
  const manage = async (request: object): Promise<unknown> => {
    const result = await invoke(manager, request);
    if (!result.ok) throw new Error(`A subscription of the demo: ${result.errorType}: ${result.errorMessage}`);
    return result.payload;
  };
  return (practiceId) => subscribeDemoVendor(practiceId, manage);
};
