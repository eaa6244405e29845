import { resourcesOf, type Template } from '../cloudformation-template.ts';
import type { DeployedWorld } from './deployed-world.ts';

const CERTIFICATE = /arn:aws[a-z-]*:acm:([a-z0-9-]+):\d{12}:certificate\/[A-Za-z0-9-]+/;

/** CloudFront takes certificates of us-east-1 only, issued and for every name it answers to. */
export async function certificateFaults(template: Template, world: DeployedWorld): Promise<string[]> {
  const distributions = resourcesOf(template, 'AWS::CloudFront::Distribution');
  const faults = await Promise.all(
    distributions.map(async ([id, { Properties }]) => {
      const { Aliases, ViewerCertificate } = Properties.DistributionConfig as Record<string, unknown>;
      const names = namesIn(Aliases);
      return names.length === 0 ? [] : faultsOf(id, names, JSON.stringify(ViewerCertificate ?? ''), world);
    }),
  );
  return faults.flat();
}

async function faultsOf(id: string, names: readonly string[], viewer: string, world: DeployedWorld): Promise<string[]> {
  const shown = names.join(', ');
  const [arn, region] = CERTIFICATE.exec(viewer) ?? [];
  if (arn === undefined) {
    return [
      `${id} answers to ${shown} and has no certificate; request one in us-east-1 and set certificateArn in serverless.stages.yml.`,
    ];
  }
  if (region !== 'us-east-1')
    return [`The certificate of ${id} is in ${region}; CloudFront takes those of us-east-1 only.`];
  const certificate = await world.certificate(arn);
  if (certificate === undefined) {
    return [
      `The certificate of ${id} (${arn}) is missing in us-east-1; request one for ${shown} and set certificateArn in serverless.stages.yml.`,
    ];
  }
  if (certificate.status !== 'ISSUED') {
    return [`The us-east-1 certificate of ${id} is ${certificate.status}, not ISSUED; finish its validation first.`];
  }
  const uncovered = names.filter((name) => !certificate.names.some((held) => covers(held, name)));
  if (uncovered.length === 0) return [];
  return [
    `The us-east-1 certificate of ${id} is for ${certificate.names.join(', ')}, not for ${uncovered.join(', ')}.`,
  ];
}

/** A wildcard stands for one label. */
function covers(held: string, name: string): boolean {
  return held === name || (held.startsWith('*.') && name.slice(name.indexOf('.')) === held.slice(1));
}

/** The names in a list, whichever branch of a condition they stand in. */
function namesIn(value: unknown): string[] {
  const texts = JSON.stringify(value ?? '').match(/"[^"]+"/g) ?? [];
  return texts.map((text) => text.slice(1, -1)).filter((text) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text));
}
