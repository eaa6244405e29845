import type { CloudHost, CloudModule } from './cloud-module.ts';
import { LocalSecrets } from './local-secrets.ts';

/** AWS Secrets Manager, as far as services declare secrets. */
export const secretsModule = ({ environment }: CloudHost): CloudModule => {
  let secrets: LocalSecrets | undefined;
  return {
    listen: () => {
      secrets = new LocalSecrets();
      environment.SECRETS_FILE = secrets.file;
    },
    read: (services) => () => secrets?.createFor(services),
    stop: () => secrets?.remove(),
  };
};
