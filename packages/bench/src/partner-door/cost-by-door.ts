import { readFileSync } from 'node:fs';
import { MEASUREMENT_FILE } from '@frontdesk/deploy/cost/cost-inputs';
import { partnerRequestCost, requestCost, total } from '@frontdesk/deploy/cost/cost-of-requests';
import type { Measurement } from '@frontdesk/deploy/cost/measurement';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import type { Finding } from '../bench.ts';

const MILLION = 1e6;

const COMPARED = [
  { kind: 'booking', name: 'bookings', functionKey: 'bookAppointment' },
  { kind: 'search', name: 'slot searches (28 days)', functionKey: 'searchSlots' },
] as const;

/** Dollars of a million requests through each door, from what `pnpm cost --measure` counted last. */
export function costByDoor(services: readonly ServiceModel[]): Finding[] {
  const measurement = JSON.parse(readFileSync(MEASUREMENT_FILE, 'utf8')) as Measurement;
  const memoryOf = (functionKey: string, ofPartners: boolean): number => {
    const owners = services.filter(({ service }) => (service === 'partners') === ofPartners);
    const found = owners.flatMap(({ functions }) => functions).find(({ key }) => key === functionKey);
    if (found === undefined) throw new Error(`No service has the function ${functionKey}.`);
    return found.memoryMegabytes;
  };
  return COMPARED.flatMap(({ kind, name, functionKey }) => {
    const app = total(requestCost(measurement[kind], memoryOf(functionKey, false)));
    const partner = total(partnerRequestCost(measurement[kind], memoryOf(functionKey, true)));
    return [
      { what: `a million ${name}, App API`, measured: dollars(app), ratio: 1 },
      { what: `a million ${name}, Partner API`, measured: dollars(partner), ratio: partner / app },
    ];
  });
}

function dollars(each: number): string {
  return `$ ${(each * MILLION).toFixed(2)}`;
}
