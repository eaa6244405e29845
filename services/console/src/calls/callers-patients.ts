import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { BookingWish, Call, Desk } from '../desk/desk.ts';

const patientsKey = (practiceId: string, callId: string): readonly string[] => ['patients-of-call', practiceId, callId];

/** Who of the patients may be calling: read once for each call, since each look is audited. */
export function patientsOfCall({ api, practice }: Pick<Desk, 'api' | 'practice'>, callId: string) {
  return queryOptions({
    queryKey: patientsKey(practice.id, callId),
    queryFn: ({ signal }) => api.listPatientsOfCall({ path: { id: callId } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

type PatientsOfCall = Awaited<ReturnType<Desk['api']['listPatientsOfCall']>>;

/** What a booking for a call begins with: with the patient, where just one can be calling. */
export function wishOfCall(queries: QueryClient, practiceId: string, callId: Call['id']): BookingWish {
  const { items = [], truncated } = queries.getQueryData<PatientsOfCall>(patientsKey(practiceId, callId)) ?? {};
  const [only] = items;
  if (only === undefined || items.length > 1 || truncated) return { callId };
  const { nextAppointment: _next, lastAppointment: _last, ...patient } = only;
  return { callId, patient };
}
