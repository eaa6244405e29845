import type { AppointmentStatus } from '@frontdesk/contracts/appointment-status-rules';
import type { CancellationCode } from '@frontdesk/contracts/cancellation-code';
import type { Patient } from '@frontdesk/contracts/patient';
import type { PatientSearch } from '@frontdesk/contracts/patient-search';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { Clock } from '@frontdesk/core/clock';
import type { ErrorCode } from '@frontdesk/core/error-catalogue';
import { idempotencyScope } from '@frontdesk/core/idempotency';
import { type IdSource, randomIds } from '@frontdesk/core/ids';
import type { Phi } from '@frontdesk/core/phi';
import { bookedAnswer } from '../answers/booked-answer.ts';
import { heldAnswer } from '../answers/held-answer.ts';
import type { Hold } from '../domain/hold.ts';
import type { AppointmentIndex } from '../ports/appointment-index.ts';
import type { AppointmentPages } from '../ports/appointment-pages.ts';
import type { AppointmentReader } from '../ports/appointment-reader.ts';
import type { AppointmentWriter } from '../ports/appointment-writer.ts';
import type { AuditOfMany, AuditReader, AuditTrail } from '../ports/audit-trail.ts';
import type { HoldPlacer, HoldPlacesReader, HoldStore } from '../ports/hold-store.ts';
import type { KeptAnswers } from '../ports/kept-answers.ts';
import type { PatientIndex, PatientIndexWriter } from '../ports/patient-index.ts';
import type { RulesSource } from '../ports/rules-source.ts';
import { bookAppointment } from '../use-cases/book-appointment.ts';
import { cancelAppointment } from '../use-cases/cancel-appointment.ts';
import { type ChangeStatus, changeStatus } from '../use-cases/change-status.ts';
import { type CorrectPatient, correctPatient } from '../use-cases/correct-patient.ts';
import { createHold } from '../use-cases/create-hold.ts';
import { indexPatients } from '../use-cases/index-patients.ts';
import { type AppointmentList, listAppointments } from '../use-cases/list-appointments.ts';
import { listHolds } from '../use-cases/list-holds.ts';
import { readAppointment } from '../use-cases/read-appointment.ts';
import { type AuditTrailPage, readAppointmentAudit } from '../use-cases/read-appointment-audit.ts';
import { releaseHold } from '../use-cases/release-hold.ts';
import { rescheduleAppointment } from '../use-cases/reschedule-appointment.ts';
import { type PatientList, searchPatients } from '../use-cases/search-patients.ts';
import { patient as somebody } from './callers.ts';

/** Every port of the service, real or in memory. */
export interface Ports {
  readonly rules: RulesSource;
  readonly reader: AppointmentReader;
  readonly writer: AppointmentWriter;
  readonly holds: HoldPlacer & HoldPlacesReader & HoldStore;
  readonly index: AppointmentIndex;
  readonly audit: AuditTrail & AuditOfMany & AuditReader;
  readonly patients: PatientIndex & PatientIndexWriter;
  readonly pages: AppointmentPages;
  readonly answers: KeptAnswers;
  readonly clock: Clock;
}

export interface WantedTime {
  readonly providerId?: string;
  readonly appointmentType?: string;
  readonly start: string;
}

export interface WantedBooking extends WantedTime {
  readonly key?: string;
  readonly holdId?: string;
  readonly resourceIds?: string[];
  readonly callId?: string;
  readonly patient?: Phi<Patient>;
}

const DEADLINE_MILLISECONDS = 20_000;
let requests = 0;

/** One caller's use of the service: what the functions do, without events and schemas. */
export class FrontDesk {
  readonly #ports: Ports & { ids: IdSource };
  readonly #caller: AuthoriserContext;

  constructor(ports: Ports, caller: AuthoriserContext, ids: IdSource = randomIds) {
    this.#ports = { ...ports, ids };
    this.#caller = caller;
  }

  book({ key, start, providerId = 'dr-adams', appointmentType = 'exam', ...wanted }: WantedBooking): Promise<Answer> {
    const { patient = somebody, ...others } = wanted;
    const asked = { providerId, appointmentType, start, ...others };
    const sent = { ...asked, patient: patient.reveal() };
    const request = this.#request();
    const idempotency = idempotencyScope(this.#caller, 'bookAppointment', key ?? request.requestId, { body: sent });
    const command = { ...request, idempotency, booking: { ...asked, patient }, answer: bookedAnswer };
    return bookAppointment(command, { ...this.#ports, appointments: this.#ports.writer });
  }

  hold({ start, providerId = 'dr-adams', appointmentType = 'exam' }: WantedTime, key?: string): Promise<Answer> {
    const asked = { providerId, appointmentType, start };
    const idempotency = key === undefined ? undefined : idempotencyScope(this.#caller, 'createHold', key, asked);
    return createHold({ ...this.#request(), idempotency, asked, answer: heldAnswer }, this.#ports);
  }

  /** The caller's own open holds. */
  heldTimes(): Promise<Hold[]> {
    return listHolds(this.#caller, this.#ports);
  }

  release(holdId: string): Promise<void> {
    return releaseHold({ ...this.#request(), holdId }, this.#ports.holds);
  }

  async read(appointmentId: string): Promise<Record<string, unknown>> {
    const { patient: _patient, ...members } = await readAppointment(this.#request(), appointmentId, this.#ports);
    return members;
  }

  list(query: {
    from: string;
    to: string;
    providerId?: string;
    status?: AppointmentStatus;
    limit?: number;
    cursor?: string;
  }): Promise<AppointmentList> {
    return listAppointments({ ...this.#request(), query }, this.#ports);
  }

  cancel(appointmentId: string, reason: CancellationCode = 'pat', key?: string): Promise<Answer> {
    const cancellation = { reason };
    return cancelAppointment(
      { ...this.#change('cancel', appointmentId, key, cancellation), cancellation },
      this.#ports,
    );
  }

  reschedule(appointmentId: string, asked: { start: string; providerId?: string }, key?: string): Promise<Answer> {
    const command = { ...this.#change('reschedule', appointmentId, key, asked), asked };
    return rescheduleAppointment(command, this.#ports);
  }

  change(change: ChangeStatus['change'], appointmentId: string, key?: string): Promise<Answer> {
    return changeStatus({ ...this.#change(change, appointmentId, key, undefined), change }, this.#ports);
  }

  /** `version`: the one that the caller saw. */
  correctPatient(
    appointmentId: string,
    corrected: CorrectPatient['corrected'],
    version: number,
    key?: string,
  ): Promise<Answer> {
    const change = this.#change('correctPatient', appointmentId, key, corrected.patient.reveal());
    const demandVersion = (current: { version: number }): void => {
      if (current.version !== version) throw new AppError('STALE_VERSION');
    };
    return correctPatient({ ...change, corrected, demandVersion }, this.#ports);
  }

  searchPatients(search: Phi<PatientSearch>): Promise<PatientList> {
    return searchPatients({ ...this.#request(), search }, this.#ports);
  }

  /** What the events of these appointments lead to. */
  indexPatients(...appointmentIds: string[]): Promise<void> {
    return indexPatients(this.#caller.practiceId, appointmentIds, this.#request().deadline, this.#ports);
  }

  trail(appointmentId: string, query: { limit?: number; cursor?: string } = {}): Promise<AuditTrailPage> {
    return readAppointmentAudit(
      { ...this.#request(), appointmentId, query },
      { ...this.#ports, trail: this.#ports.audit },
    );
  }

  #change(operation: string, appointmentId: string, key: string | undefined, body: unknown) {
    const idempotency =
      key === undefined ? undefined : idempotencyScope(this.#caller, operation, key, { id: appointmentId, body });
    return { ...this.#request(), appointmentId, idempotency };
  }

  #request() {
    requests += 1;
    const deadline = this.#ports.clock.now() + DEADLINE_MILLISECONDS;
    return { caller: this.#caller, requestId: `request-${requests}`, deadline };
  }
}

/** The body of an answer. */
export function bodyOf(answer: Answer): Record<string, unknown> & { id: string } {
  return JSON.parse(answer.body);
}

/** The code with which an operation is refused; the answer's status when it is not. */
export async function outcomeOf(operation: Promise<Answer | unknown>): Promise<ErrorCode | number> {
  try {
    const answer = await operation;
    return (answer as Answer | undefined)?.statusCode ?? 200;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
