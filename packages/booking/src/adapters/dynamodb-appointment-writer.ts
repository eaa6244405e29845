import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { auditPut } from '@frontdesk/aws/audit-put';
import { claimUpdate, convertHoldUpdates, moveUpdate } from '@frontdesk/aws/day-sheet-claim';
import type { IdempotentWriter, WriteOutcome, WriteStep } from '@frontdesk/aws/idempotent-write';
import type { Item } from '@frontdesk/aws/item-attributes';
import { eventPut } from '@frontdesk/aws/outbox';
import { replacedMembers } from '@frontdesk/aws/replaced-members';
import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import type { Metrics } from '@frontdesk/core/metrics';
import { pageChanges, pagesOf } from '@frontdesk/scheduling/claim';
import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import { type Appointment, occupiedPages } from '../domain/appointment.ts';
import type {
  AnsweredWrite,
  AppointmentChange,
  AppointmentWriter,
  BookedHold,
  Booking,
  WriteResult,
} from '../ports/appointment-writer.ts';
import { appointmentItem, appointmentKey } from './appointment-item.ts';
import { holdKey } from './hold-item.ts';
import { clearPlace } from './holder-item.ts';
import { rulesStep } from './rules-step.ts';
import { STEP, writeResult } from './write-refusal.ts';

export interface AppointmentWriterOptions {
  readonly writer: IdempotentWriter;
  readonly appointmentsTable: string;
  readonly auditTable: string;
  readonly daySheetsTable: string;
  readonly eventsTable: string;
  /** Absent: none of the writes asks for a new time. */
  readonly schedulesTable?: string;
  readonly metrics?: Metrics;
}

/** Appointments in DynamoDB: each write is one transaction of everything that belongs to it. See ADR-0003. */
export class DynamoDbAppointmentWriter implements AppointmentWriter {
  readonly #options: AppointmentWriterOptions;

  constructor(options: AppointmentWriterOptions) {
    this.#options = options;
  }

  async book(booking: Booking): Promise<WriteResult> {
    const { appointment, hold } = booking;
    const pages = this.#bookedPages(booking);
    const outcome = await this.#send(booking, [
      ...pages.map((action) => ({ name: STEP.page, action })),
      { name: STEP.appointment, action: this.#put(appointment) },
      ...(hold === undefined ? [] : this.#usedHold(hold, appointment)),
      rulesStep(this.#schedulesTable(), appointment.practiceId, booking.rules),
      this.#auditStep(booking.audit),
      { name: 'event', action: eventPut(this.#options.eventsTable, booking.event) },
    ]);
    const result = writeResult(outcome);
    if (outcome.kind === 'written') this.#options.metrics?.record('Bookings');
    if (result.kind === 'refused' && result.timeTaken) this.#options.metrics?.record('BookingConflicts');
    return result;
  }

  async change(change: AppointmentChange): Promise<WriteResult> {
    const { before, after, rules } = change;
    const sheets = { tableName: this.#options.daySheetsTable, practiceId: after.practiceId };
    const times = claimTimes(change.now);
    const pages = pageChanges(occupiedPages(before), occupiedPages(after));
    return this.#write(change, [
      ...pages.map((page) => ({ name: STEP.page, action: moveUpdate(sheets, page, times) })),
      { name: STEP.appointment, action: this.#replace(before, after) },
      ...(rules === undefined ? [] : [rulesStep(this.#schedulesTable(), after.practiceId, rules)]),
      this.#auditStep(change.audit),
      { name: 'event', action: eventPut(this.#options.eventsTable, change.event) },
    ]);
  }

  async confirm(write: AnsweredWrite & { readonly audit: AuditRecord }): Promise<WriteResult> {
    return this.#write(write, [this.#auditStep(write.audit)]);
  }

  async #write(write: AnsweredWrite, steps: readonly WriteStep[]): Promise<WriteResult> {
    return writeResult(await this.#send(write, steps));
  }

  #send({ idempotency, answer, deadline }: AnsweredWrite, steps: readonly WriteStep[]): Promise<WriteOutcome> {
    const write = { answer, deadline, steps, ...(idempotency !== undefined && { idempotency }) };
    return this.#options.writer.write(write);
  }

  #bookedPages({ appointment, hold, now }: Booking): TransactWriteItem[] {
    const sheets = { tableName: this.#options.daySheetsTable, practiceId: appointment.practiceId };
    const booked = occupiedPages(appointment);
    if (hold === undefined || hold.lapsed) return booked.map((page) => claimUpdate(sheets, page, claimTimes(now)));
    const held = pagesOf([appointment.providerId], hold.claim ?? appointment.claim);
    return convertHoldUpdates(sheets, held, booked, { ...claimTimes(now), heldUntilEpochSeconds: hold.until });
  }

  #put(appointment: Appointment): TransactWriteItem {
    return {
      Put: {
        TableName: this.#options.appointmentsTable,
        Item: appointmentItem(appointment),
        ConditionExpression: 'attribute_not_exists(ownerKey)',
      },
    };
  }

  #replace(before: Appointment, after: Appointment): TransactWriteItem {
    const update = replacedMembers(members(before), members(after));
    return {
      Update: {
        ...update,
        TableName: this.#options.appointmentsTable,
        Key: appointmentKey(after.practiceId, after.id),
        ConditionExpression: '#version = :versionBefore AND #status = :statusBefore',
        ExpressionAttributeValues: {
          ...update.ExpressionAttributeValues,
          ':versionBefore': { N: String(before.version) },
          ':statusBefore': { S: before.status },
        },
      },
    };
  }

  #usedHold(hold: BookedHold, appointment: Appointment): WriteStep[] {
    const use = { name: STEP.hold, action: this.#useHold(hold, appointment) };
    // The place of a lapsed hold is free already, and may be another's by now.
    if (hold.lapsed || hold.place === undefined) return [use];
    const holder = { practiceId: appointment.practiceId, subject: hold.subject };
    const action = clearPlace(this.#options.appointmentsTable, holder, hold.place, hold.id);
    return [use, { name: STEP.holder, action }];
  }

  /** Uses the hold up. Unless it has lapsed, it must be for exactly this; a lapsed one need only be the caller's. */
  #useHold(hold: BookedHold, appointment: Appointment): TransactWriteItem {
    const claim = hold.claim ?? appointment.claim;
    const values = {
      ':subject': { S: hold.subject },
      ...(!hold.lapsed && {
        ':providerId': { S: appointment.providerId },
        ':appointmentType': { S: appointment.appointmentType },
        ':startEpochMinutes': { N: String(appointment.startEpochMinutes) },
        ':claimStart': { N: String(claim.start) },
        ':claimEnd': { N: String(claim.end) },
      }),
    };
    const names = Object.keys(values).map((name) => name.slice(1));
    return {
      Delete: {
        TableName: this.#options.appointmentsTable,
        Key: holdKey(appointment.practiceId, hold.id),
        ConditionExpression: names.map((name) => `#${name} = :${name}`).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: values,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }

  #auditStep(entry: AuditRecord): WriteStep {
    return { name: 'audit', action: auditPut(this.#options.auditTable, entry) };
  }

  #schedulesTable(): string {
    const { schedulesTable } = this.#options;
    if (schedulesTable === undefined) throw new TypeError('This function asks for no new time.');
    return schedulesTable;
  }
}

function members(appointment: Appointment): Item {
  const { ownerKey: _owner, item: _item, ...rest } = appointmentItem(appointment);
  return rest;
}

function claimTimes(now: number): { nowEpochSeconds: number; untilEpochSeconds: number } {
  return { nowEpochSeconds: Math.floor(now / 1000), untilEpochSeconds: FOREVER };
}
