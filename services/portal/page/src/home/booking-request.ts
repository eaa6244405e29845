import type { SampleRequest, SampleValues } from '../samples/sample-request.ts';

/** The one request with which everybody begins: small enough to read, and a booking that succeeds. */
export function bookingRequest({ baseUrl, apiKey, idempotencyKey, known }: SampleValues): SampleRequest {
  return {
    method: 'POST',
    url: `${baseUrl}/v2/appointments`,
    headers: [
      ['x-api-key', apiKey],
      ['Idempotency-Key', idempotencyKey],
      ['Content-Type', 'application/json'],
    ],
    body: {
      providerId: known.providerId ?? 'dr-adams',
      appointmentType: known.appointmentType ?? 'exam',
      start: known.start ?? '2027-03-01T09:00:00-05:00',
      patient: { givenName: 'Sample', familyName: 'Patient', birthDate: '2000-01-01' },
    },
    isAnswered: true,
  };
}
