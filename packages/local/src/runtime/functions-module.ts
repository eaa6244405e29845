import { settlesWithin, stopMilliseconds } from '../bounded-wait.ts';
import type { CloudHost, CloudModule } from '../cloud-module.ts';

/** AWS Lambda: the functions of all services. They change after the tables that they use are there, and before what
 *  invokes them. */
export const functionsModule = ({ functions, build }: CloudHost): CloudModule => ({
  read: () => () => {
    build.changed = functions.replaceAll(build.functions);
  },
  stop: async () => void (await settlesWithin(functions.stop(), stopMilliseconds)),
});
