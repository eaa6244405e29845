import { expectTypeOf, test } from 'vitest';
import type { AppApiClient, OperationInput, OperationResult, Schemas } from './app-api-client.ts';

test('an operation takes what its document says, and gives what it answers', () => {
  expectTypeOf<OperationResult<'bookAppointment'>>().toEqualTypeOf<Schemas['Appointment']>();
  expectTypeOf<OperationResult<'releaseHold'>>().toEqualTypeOf<undefined>();
  expectTypeOf<OperationInput<'readAppointment'>>().toEqualTypeOf<{ readonly path: { id: string } }>();
  expectTypeOf<AppApiClient['searchSlots']>().parameter(0).toHaveProperty('query');
  // @ts-expect-error: the body is not optional.
  expectTypeOf<OperationInput<'cancelAppointment'>>().toEqualTypeOf<{ readonly path: { id: string } }>();
});
