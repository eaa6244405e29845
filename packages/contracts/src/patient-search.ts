import { Phi } from '@frontdesk/core/phi';
import * as z from 'zod/mini';
import { appointment, patientRecord } from './appointment.ts';
import { birthDate } from './birth-date.ts';
import { memberId, personName, telephoneNumber } from './patient.ts';

/** How many patients one search shows. */
export const MOST_FOUND_PATIENTS = 25;

/** The members of each way to search; a request has those of one, and no others. */
const WAYS = [['phone'], ['familyName', 'birthDate'], ['memberId']] as const;

/** What a search asks for, as the caller sends it. */
export const patientSearch = z
  .strictObject({
    phone: z.optional(telephoneNumber),
    familyName: z.optional(personName),
    birthDate: z.optional(birthDate),
    memberId: z.optional(memberId),
  })
  .check(
    z.refine(
      (search) => {
        const given = Object.keys(search);
        return WAYS.some((way) => way.length === given.length && way.every((name) => given.includes(name)));
      },
      { error: 'must have `phone`, or `familyName` and `birthDate`, or `memberId`, and nothing else' },
    ),
  );
export type PatientSearch = z.output<typeof patientSearch>;

/** POST /patients/search. */
export const searchPatientsRequest = z.pipe(
  patientSearch,
  z.transform((search: PatientSearch) => new Phi(search)),
);

/** A patient as the latest of the practice's appointments tells, and where the patient is expected next and was last. */
export const foundPatient = z.extend(patientRecord, {
  /** The first that is booked or arrived and has not ended. */
  nextAppointment: z.optional(appointment),
  /** The latest that has begun, other than the next; a cancelled one is neither. */
  lastAppointment: z.optional(appointment),
});
export type FoundPatient = z.output<typeof foundPatient>;

export const foundPatients = z.object({
  items: z.array(foundPatient),
  /** More patients match than are shown: ask for something that fewer people have. */
  truncated: z.boolean(),
});
