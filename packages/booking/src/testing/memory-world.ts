import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import type { PublicEvent } from '@frontdesk/contracts/events';
import { pageChanges, pagesOf } from '@frontdesk/scheduling/claim';
import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import { formatUtcInstant } from '@frontdesk/scheduling/instant';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { SetClock } from '@frontdesk/testing/set-clock';
import { type Appointment, occupiedPages, startKeyOf } from '../domain/appointment.ts';
import { type Hold, placeOf } from '../domain/hold.ts';
import { freePlaces, openHoldFor } from '../domain/hold-places.ts';
import type {
  AnsweredWrite,
  AppointmentChange,
  BookedHold,
  Booking,
  Refusal,
  RulesChecked,
  WriteResult,
} from '../ports/appointment-writer.ts';
import type { HoldPlacement } from '../ports/hold-store.ts';
import type { PatientIndexEntry } from '../ports/patient-index.ts';
import type { Ports } from './front-desk.ts';
import { MemoryAnswers } from './memory-answers.ts';
import { MemoryAudit } from './memory-audit.ts';
import { MemoryClaims } from './memory-claims.ts';
import { MemoryHoldPlaces } from './memory-hold-places.ts';
import { MemoryPatientIndex } from './memory-patient-index.ts';
import type { World } from './world.ts';

/** Small, so that a handful of appointments takes several. */
const PAGE_SIZE = 2;

/** Everything in memory. Its ports pass the same suites as those on DynamoDB. */
export class MemoryWorld implements World {
  readonly clock = new SetClock('2026-03-01T12:00:00Z');
  readonly ports: Ports;
  readonly #rules = new Map<string, PracticeRules>();
  readonly #appointments = new Map<string, Appointment>();
  readonly #holds = new Map<string, Hold>();
  readonly #places = new MemoryHoldPlaces();
  readonly #claims = new MemoryClaims();
  readonly #answers = new MemoryAnswers(this.clock);
  readonly #audit = new MemoryAudit();
  readonly #events: PublicEvent[] = [];
  readonly #patients = new MemoryPatientIndex();

  constructor() {
    this.ports = this.otherPorts();
  }

  otherPorts(): Ports {
    const cache = new Map<string, PracticeRules>();
    const reload = async (practiceId: string) => {
      const rules = this.#rules.get(practiceId);
      if (rules !== undefined) cache.set(practiceId, rules);
      return rules;
    };
    return {
      clock: this.clock,
      rules: { get: async (practiceId) => cache.get(practiceId) ?? reload(practiceId), reload },
      reader: { read: async (practiceId, id) => this.#appointments.get(`${practiceId}#${id}`) },
      writer: {
        book: async (booking) => this.#book(booking),
        change: async (change) => this.#change(change),
        confirm: async (write) => this.#write(write, {}, () => this.#audit.add(write.audit)),
      },
      holds: {
        place: async (placement) => this.#place(placement),
        places: async (practiceId, subject) => this.#places.of({ practiceId, subject }),
        read: async (practiceId, id) => this.#holds.get(`${practiceId}#${id}`),
        release: async (hold) => this.#release(hold),
      },
      index: {
        find: async ({ practiceId, range, providerId, status, afterKey = '', limit }) => {
          const found = [...this.#appointments.values()]
            .filter((one) => one.practiceId === practiceId)
            .filter((one) => one.startEpochMinutes >= range.start && one.startEpochMinutes < range.end)
            .filter((one) => providerId === undefined || one.providerId === providerId)
            .filter((one) => status === undefined || one.status === status)
            .map((one) => ({ appointmentId: one.id, startKey: startKeyOf(one) }))
            .filter(({ startKey }) => startKey > afterKey && startKey >= formatUtcInstant(range.start))
            .sort((a, b) => (a.startKey < b.startKey ? -1 : 1));
          const entries = found.slice(0, limit);
          return found.length > limit ? { entries, lastKey: entries.at(-1)?.startKey } : { entries };
        },
        readAll: async (practiceId, ids) =>
          [...new Set(ids)].flatMap((id) => this.#appointments.get(`${practiceId}#${id}`) ?? []),
      },
      audit: this.#audit.port,
      patients: this.#patients,
      pages: {
        read: async (from = '0') => {
          const all = [...this.#appointments.values()];
          const end = Number(from) + PAGE_SIZE;
          const appointments = all.slice(Number(from), end);
          return { appointments, ...(end < all.length && { next: String(end) }) };
        },
      },
      answers: { find: async (idempotency) => this.#answers.find(idempotency) },
    };
  }

  async putRules(rules: PracticeRules): Promise<void> {
    this.#rules.set(rules.practiceId, rules);
  }

  async putPatients(entries: readonly PatientIndexEntry[]): Promise<void> {
    for (const entry of entries) await this.#patients.put(entry);
  }

  async claims(practiceId: string, resourceId: string): Promise<Record<string, number>> {
    return this.#claims.of(practiceId, resourceId);
  }

  async events(appointmentId: string): Promise<string[]> {
    return this.#events
      .filter(({ data }) => 'appointmentId' in data && data.appointmentId === appointmentId)
      .map(({ event }) => event);
  }

  #book(booking: Booking): WriteResult {
    const { appointment, hold, now } = booking;
    const { practiceId } = appointment;
    const live = hold !== undefined && !hold.lapsed ? hold : undefined;
    const held = live === undefined ? [] : pagesOf([appointment.providerId], live.claim ?? appointment.claim);
    const booked = occupiedPages(appointment);
    const isHeld = this.#claims.areHeld(practiceId, held, live?.until);
    const changes = pageChanges(held, booked);
    const stored = hold && this.#holds.get(`${practiceId}#${hold.id}`);
    const refusal = {
      timeTaken: !isHeld || !this.#claims.areClaimable(practiceId, changes, now),
      rulesChanged: this.#haveChanged(practiceId, booking.rules),
      holdRefused: hold !== undefined && !(stored !== undefined && fits(hold, stored, appointment)),
      hold: stored,
      places: live?.place === undefined ? undefined : this.#places.unlessIn(practiceId, live, live.place),
    };
    return this.#write(booking, refusal, () => {
      this.#claims.apply(practiceId, pageChanges([], booked), FOREVER);
      this.#claims.apply(
        practiceId,
        changes.map(({ page, release }) => ({ page, release, claim: [] })),
        FOREVER,
      );
      if (hold !== undefined) this.#holds.delete(`${practiceId}#${hold.id}`);
      if (live?.place !== undefined) this.#places.set({ practiceId, subject: live.subject }, live.place, undefined);
      this.#store(booking, appointment);
    });
  }

  #change(change: AppointmentChange): WriteResult {
    const { before, after, rules, now } = change;
    const stored = this.#appointments.get(`${before.practiceId}#${before.id}`);
    const changes = pageChanges(occupiedPages(before), occupiedPages(after));
    const refusal = {
      timeTaken: !this.#claims.areClaimable(after.practiceId, changes, now),
      rulesChanged: rules !== undefined && this.#haveChanged(after.practiceId, rules),
      appointmentChanged: stored?.version !== before.version || stored.status !== before.status,
    };
    return this.#write(change, refusal, () => {
      this.#claims.apply(after.practiceId, changes, FOREVER);
      this.#store(change, after);
    });
  }

  #place(placement: HoldPlacement): WriteResult {
    const { hold, renews, rules, now } = placement;
    const { practiceId } = hold;
    const held = renews === undefined ? [] : pagesOf([renews.providerId], renews.claim);
    const pages = pagesOf([hold.providerId], hold.claim);
    const isHeld = this.#claims.areHeld(practiceId, held, renews?.until);
    const changes = pageChanges(held, pages);
    const place = placeOf(hold.id) ?? 0;
    const places = this.#places.of(hold);
    const isPlaceFree = freePlaces(places, now).includes(place) && openHoldFor(places, hold, now) === undefined;
    const refusal = {
      timeTaken: !isHeld || !this.#claims.areClaimable(practiceId, changes, now),
      rulesChanged: this.#haveChanged(practiceId, rules),
      holdRefused: renews !== undefined && !this.#holds.has(`${practiceId}#${renews.id}`),
      places:
        renews === undefined ? (isPlaceFree ? undefined : places) : this.#places.unlessIn(practiceId, renews, place),
    };
    return this.#write(placement, refusal, () => {
      this.#claims.apply(practiceId, changes, hold.until);
      this.#claims.apply(practiceId, pageChanges([], pages), hold.until);
      if (renews !== undefined) this.#holds.delete(`${practiceId}#${renews.id}`);
      this.#holds.set(`${practiceId}#${hold.id}`, hold);
      this.#places.set(hold, place, hold);
    });
  }

  #release(hold: Hold): boolean {
    const pages = pagesOf([hold.providerId], hold.claim);
    if (!this.#holds.delete(`${hold.practiceId}#${hold.id}`)) return false;
    if (this.#claims.areHeld(hold.practiceId, pages, hold.until)) this.#claims.release(hold.practiceId, pages);
    const place = placeOf(hold.id);
    if (place !== undefined && this.#places.unlessIn(hold.practiceId, hold, place) === undefined) {
      this.#places.set(hold, place, undefined);
    }
    return true;
  }

  /** The transaction: the kept answer first, then the conditions, then everything at once. */
  #write({ idempotency, answer }: AnsweredWrite, reasons: Partial<Refusal>, commit: () => void): WriteResult {
    const kept = idempotency && this.#answers.find(idempotency);
    if (kept !== undefined) return { kind: 'answered', answer: kept, replayed: true };
    const { timeTaken = false, rulesChanged = false, appointmentChanged = false, holdRefused = false } = reasons;
    if (timeTaken || rulesChanged || appointmentChanged || holdRefused || reasons.places !== undefined) {
      const hold = holdRefused ? reasons.hold : undefined;
      return {
        kind: 'refused',
        timeTaken,
        rulesChanged,
        appointmentChanged,
        holdRefused,
        hold,
        places: reasons.places,
      };
    }
    commit();
    if (idempotency !== undefined) this.#answers.keep(idempotency, answer);
    return { kind: 'answered', answer, replayed: false };
  }

  #store(write: { readonly audit: AuditRecord; readonly event: PublicEvent }, appointment: Appointment): void {
    this.#appointments.set(`${appointment.practiceId}#${appointment.id}`, appointment);
    this.#audit.add(write.audit);
    this.#events.push(write.event);
  }

  #haveChanged(practiceId: string, { providerId, scheduleRevision }: RulesChecked): boolean {
    return this.#rules.get(practiceId)?.providers.get(providerId)?.revision !== scheduleRevision;
  }
}

function fits(hold: BookedHold, stored: Hold, appointment: Appointment): boolean {
  if (hold.subject !== stored.subject) return false;
  const claim = hold.claim ?? appointment.claim;
  const isForThis =
    stored.providerId === appointment.providerId &&
    stored.appointmentType === appointment.appointmentType &&
    stored.startEpochMinutes === appointment.startEpochMinutes &&
    stored.claim.start === claim.start &&
    stored.claim.end === claim.end;
  return hold.lapsed || isForThis;
}
