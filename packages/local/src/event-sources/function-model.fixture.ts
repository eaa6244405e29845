import type { FunctionModel } from '@frontdesk/service-model/service-model';

/** A function for tests of event sources; only its name and timeout matter to them. */
export function functionModel(overrides: Partial<FunctionModel> = {}): FunctionModel {
  return {
    key: 'consumer',
    name: 'testing-dev-consumer',
    handler: 'consumer.handler',
    timeoutSeconds: 1,
    memoryMegabytes: 128,
    environment: {},
    routes: [],
    queues: [],
    streams: [],
    schedules: [],
    ...overrides,
  };
}
