import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { makeScratchDirectory } from './scratch-directory.ts';

export const secretResourceType = 'AWS::SecretsManager::Secret';

/** One secret that a service declares. */
export interface LocalSecret {
  /** What `Ref` gives for it. */
  id: string;
  /** The resource's logical id. */
  name: string;
  value: string;
}

/** Stands in for AWS Secrets Manager: a file with the declared secrets, which functions find by `SECRETS_FILE`, a variable
 *  that no service declares. The values are for everybody to know: they open nothing but a local cloud. */
export class LocalSecrets {
  readonly file: string;
  readonly #directory = makeScratchDirectory('secrets');

  constructor() {
    this.file = join(this.#directory.path, 'secrets.json');
  }

  /** Writes each declared secret with its one value; one that is edited in the file meanwhile is written over. */
  createFor(services: readonly ServiceModel[]): void {
    const values = declaredSecrets(services).map(({ id, value }) => [id, [value]]);
    writeFileSync(this.file, `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`, { mode: 0o600 });
  }

  remove(): void {
    this.#directory.remove();
  }
}

/** The secrets of all services that functions read, each the same at every start. One with keys inside is none of them:
 *  CloudFormation resolves a key of it into a variable. */
export const declaredSecrets = (services: readonly Pick<ServiceModel, 'resources' | 'physicalIds'>[]): LocalSecret[] =>
  services.flatMap(({ resources, physicalIds }) =>
    Object.entries(resources)
      .filter(([, { Type, Properties }]) => Type === secretResourceType && !hasKeys(Properties))
      .map(([name, { Properties }]) => {
        const id = physicalIds[name] ?? name;
        const given = Properties.SecretString;
        return { id, name, value: typeof given === 'string' ? given : demoSecret(id) };
      }),
  );

const hasKeys = ({ GenerateSecretString: generated }: Record<string, unknown>): boolean =>
  typeof generated === 'object' && generated !== null && 'SecretStringTemplate' in generated;

/** A Standard Webhooks secret of 33 bytes that says what it is. */
const demoSecret = (id: string): string => `whsec_demo${digestOf(id).slice(0, 40)}`;

const digestOf = (id: string): string =>
  createHash('sha256').update(id).digest('base64').replaceAll('/', '0').replaceAll('+', '0');
