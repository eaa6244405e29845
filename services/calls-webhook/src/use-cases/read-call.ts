import { AppError } from '@frontdesk/core/app-error';
import type { Call } from '../domain/call.ts';
import type { CallReader } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';

/** One call of the caller's practice. Throws NOT_FOUND, UNAVAILABLE. */
export async function readCall(key: CallKey, ports: { readonly calls: CallReader }): Promise<Call> {
  const call = await ports.calls.read(key);
  if (call === undefined) throw new AppError('NOT_FOUND');
  return call;
}
