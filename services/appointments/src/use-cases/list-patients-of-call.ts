import {
  type PatientList,
  type SearchPatientsPorts,
  searchPatients,
} from '@frontdesk/booking/use-cases/search-patients';
import type { Actor } from '@frontdesk/contracts/audit-record';
import { AppError } from '@frontdesk/core/app-error';
import { Phi } from '@frontdesk/core/phi';
import type { Callers } from '../ports/callers.ts';

export interface ListPatientsOfCall extends Actor {
  readonly callId: string;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface ListPatientsOfCallPorts extends SearchPatientsPorts {
  readonly callers: Callers;
}

const NOBODY: PatientList = { patients: [], truncated: false };

/** The patients of the caller's practice who have the number that a call comes from, found and audited as by a search for the
 *  number; nobody when the number is not known. A number that too many appointments have tells nothing of who calls.
 *  Throws NOT_FOUND, UNAVAILABLE. */
export async function listPatientsOfCall(
  { callId, ...command }: ListPatientsOfCall,
  { callers, ...ports }: ListPatientsOfCallPorts,
): Promise<PatientList> {
  const call = await callers.find(command.caller.practiceId, callId);
  if (call === undefined) throw new AppError('NOT_FOUND');
  if (call.number === undefined) return NOBODY;
  const search = new Phi({ phone: call.number.reveal() });
  return searchPatients({ ...command, search }, ports).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'INPUT_INVALID') return { ...NOBODY, truncated: true };
    throw error;
  });
}
