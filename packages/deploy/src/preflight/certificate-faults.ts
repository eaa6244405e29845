import type { DeployedWorld } from './deployed-world.ts';

/** What serverless.stages.yml says of the stage's own domains. */
export interface EdgeSettings {
  apiDomains?: readonly string[];
  consoleDomains?: readonly string[];
  portalDomains?: readonly string[];
  viewerCertificate?: { AcmCertificateArn?: string };
}

const WHERE = 'viewerCertificate in serverless.stages.yml';

/** CloudFront takes certificates of us-east-1 only, issued and for every name it answers to. It is deployed last, so every
 *  service asks: nothing should be made before this is known. */
export async function certificateFaults(settings: EdgeSettings, world: DeployedWorld): Promise<string[]> {
  const { apiDomains = [], consoleDomains = [], portalDomains = [], viewerCertificate = {} } = settings;
  const names = [...apiDomains, ...consoleDomains, ...portalDomains];
  if (names.length === 0) return [];
  const shown = names.join(' and ');
  const { AcmCertificateArn: arn } = viewerCertificate;
  if (arn === undefined) return [`There is no us-east-1 certificate for ${shown}; request one and set ${WHERE}.`];
  const region = arn.split(':')[3];
  if (region !== 'us-east-1') {
    return [`The certificate for ${shown} is in ${region}; CloudFront takes those of us-east-1 only.`];
  }
  const certificate = await world.certificate(arn);
  if (certificate === undefined) {
    return [`The us-east-1 certificate for ${shown} is missing (${arn}); request one and set ${WHERE}.`];
  }
  if (certificate.status !== 'ISSUED') {
    return [`The us-east-1 certificate for ${shown} is ${certificate.status}, not ISSUED; finish its validation.`];
  }
  const uncovered = names.filter((name) => !certificate.names.some((held) => covers(held, name)));
  if (uncovered.length === 0) return [];
  return [`The us-east-1 certificate is for ${certificate.names.join(', ')}, not for ${uncovered.join(', ')}.`];
}

/** A wildcard stands for one label. */
function covers(held: string, name: string): boolean {
  return held === name || (held.startsWith('*.') && name.slice(name.indexOf('.')) === held.slice(1));
}
