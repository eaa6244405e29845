import type { CloudHost, CloudModule } from '../cloud-module.ts';
import { declaredSecrets } from '../local-secrets.ts';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { API_PATH, payerServer } from './payer-server.ts';
import { PayerSimulator } from './payer-simulator.ts';

/** The clearinghouse and the payers behind it, which functions reach at `CLEARINGHOUSE_URL` with the key of the secret that they
 *  name in `CLEARINGHOUSE_SECRET_ID`. */
export const payersModule = ({ addresses, environment, options, services }: CloudHost): CloudModule => {
  const keys = (): string[] => {
    const named = services().flatMap(({ functions }) =>
      functions.map((each) => each.environment.CLEARINGHOUSE_SECRET_ID),
    );
    return declaredSecrets(services())
      .filter(({ id }) => named.includes(id))
      .map(({ value }) => value);
  };
  const server = payerServer({ simulator: new PayerSimulator(options.payers), keys });
  return {
    listen: async () => {
      addresses.payers = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
      environment.CLEARINGHOUSE_URL = `${addresses.payers}${API_PATH}`;
    },
    // Functions that wait for a payer while the cloud stops hear that the connection is gone.
    close: () => closeServer(server),
  };
};
