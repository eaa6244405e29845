/** What must not reach a rehearsal: whose account it is, where it is, and how to get in. */
const OF_AN_ACCOUNT = /^(AWS_|SLS_|SERVERLESS_)/;
/** Names the authorities that the network's proxy is signed by; it opens nothing. */
const HARMLESS = new Set(['AWS_CA_BUNDLE']);

/** Whether an address is this machine's own, so that nothing said to it leaves the machine. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** The environment in which the framework speaks to the mock and can speak to nothing else: no profile, no key and no
 *  endpoint of whoever runs it. Throws when `endpoint` is not loopback. */
export function rehearsalEnvironment(
  endpoint: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string | undefined> {
  if (!isLoopback(endpoint)) throw new Error(`Refused: ${endpoint} is not this machine; a rehearsal never leaves it.`);
  const kept = Object.entries(variables).filter(([name]) => HARMLESS.has(name) || !OF_AN_ACCOUNT.test(name));
  return {
    ...Object.fromEntries(kept),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'rehearsal',
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    NO_PROXY: [variables.NO_PROXY, '127.0.0.1'].filter(Boolean).join(','),
  };
}
