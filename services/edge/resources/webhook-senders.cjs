/**
 * What the firewall does with a request for the webhook from an address that is not listed: where a stage lists none, it is
 * let through and counted, and the webhook's secret alone decides.
 *
 * @param {{ resolveVariable: (address: string) => Promise<readonly string[]> }} framework
 */
module.exports = async ({ resolveVariable }) => {
  const listed = await Promise.all(['param:webhookSenders', 'param:webhookSendersIpv6'].map(resolveVariable));
  return { unlisted: listed.flat().length > 0 ? { Block: {} } : { Count: {} } };
};
