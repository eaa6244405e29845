import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import type { PublicEvent } from '@frontdesk/contracts/events';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { IDEMPOTENCY_TTL_SECONDS, type IdempotencyScope } from '@frontdesk/core/idempotency';
import { type PageChange, type PageClaim, pageChanges, pagesOf } from '@frontdesk/scheduling/claim';
import { FOREVER, isClaimable } from '@frontdesk/scheduling/day-sheet';
import { formatUtcInstant } from '@frontdesk/scheduling/instant';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { SetClock } from '@frontdesk/testing/set-clock';
import { type Appointment, occupiedPages, startKeyOf } from '../domain/appointment.ts';
import { type Hold, placeOf } from '../domain/hold.ts';
import { freePlaces, type HoldPlaces, NO_HOLDS, openHoldFor } from '../domain/hold-places.ts';
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
import { MemoryAudit } from './memory-audit.ts';
import { MemoryPatientIndex } from './memory-patient-index.ts';
import type { World } from './world.ts';

interface KeptAnswer {
  readonly requestHash: string;
  readonly answer: Answer;
  readonly expiresAt: number;
}

/** Small, so that a handful of appointments takes several. */
const PAGE_SIZE = 2;

/** Everything in memory. Its ports pass the same suites as those on DynamoDB. */
export class MemoryWorld implements World {
  readonly clock = new SetClock('2026-03-01T12:00:00Z');
  readonly ports: Ports;
  readonly #rules = new Map<string, PracticeRules>();
  readonly #appointments = new Map<string, Appointment>();
  readonly #holds = new Map<string, Hold>();
  readonly #places = new Map<string, HoldPlaces>();
  readonly #claims = new Map<string, number>();
  readonly #answers = new Map<string, KeptAnswer>();
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
        places: async (practiceId, subject) => this.#placesOf({ practiceId, subject }),
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
      answers: { find: async (idempotency) => this.#keptAnswer(idempotency) },
    };
  }

  async putRules(rules: PracticeRules): Promise<void> {
    this.#rules.set(rules.practiceId, rules);
  }

  async putPatients(entries: readonly PatientIndexEntry[]): Promise<void> {
    for (const entry of entries) await this.#patients.put(entry);
  }

  async claims(practiceId: string, resourceId: string): Promise<Record<string, number>> {
    const prefix = `${practiceId}#${resourceId} `;
    const own = [...this.#claims].filter(([key]) => key.startsWith(prefix));
    const claims = own.map(([key, until]): [string, number] => [key.slice(prefix.length), until]);
    return Object.fromEntries(claims.sort(([a], [b]) => (a < b ? -1 : 1)));
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
    const isHeld = keysOf(practiceId, held).every((key) => this.#claims.get(key) === live?.until);
    const changes = pageChanges(held, booked);
    const stored = hold && this.#holds.get(`${practiceId}#${hold.id}`);
    const refusal = {
      timeTaken: !isHeld || !this.#areClaimable(practiceId, changes, now),
      rulesChanged: this.#haveChanged(practiceId, booking.rules),
      holdRefused: hold !== undefined && !(stored !== undefined && fits(hold, stored, appointment)),
      hold: stored,
      places: live?.place === undefined ? undefined : this.#unlessIn(practiceId, live, live.place),
    };
    return this.#write(booking, refusal, () => {
      this.#apply(practiceId, pageChanges([], booked), FOREVER);
      this.#apply(
        practiceId,
        changes.map(({ page, release }) => ({ page, release, claim: [] })),
        FOREVER,
      );
      if (hold !== undefined) this.#holds.delete(`${practiceId}#${hold.id}`);
      if (live?.place !== undefined) this.#setPlace({ practiceId, subject: live.subject }, live.place, undefined);
      this.#store(booking, appointment);
    });
  }

  #change(change: AppointmentChange): WriteResult {
    const { before, after, rules, now } = change;
    const stored = this.#appointments.get(`${before.practiceId}#${before.id}`);
    const changes = pageChanges(occupiedPages(before), occupiedPages(after));
    const refusal = {
      timeTaken: !this.#areClaimable(after.practiceId, changes, now),
      rulesChanged: rules !== undefined && this.#haveChanged(after.practiceId, rules),
      appointmentChanged: stored?.version !== before.version || stored.status !== before.status,
    };
    return this.#write(change, refusal, () => {
      this.#apply(after.practiceId, changes, FOREVER);
      this.#store(change, after);
    });
  }

  #place(placement: HoldPlacement): WriteResult {
    const { hold, renews, rules, now } = placement;
    const { practiceId } = hold;
    const held = renews === undefined ? [] : pagesOf([renews.providerId], renews.claim);
    const pages = pagesOf([hold.providerId], hold.claim);
    const isHeld = keysOf(practiceId, held).every((key) => this.#claims.get(key) === renews?.until);
    const changes = pageChanges(held, pages);
    const place = placeOf(hold.id) ?? 0;
    const places = this.#placesOf(hold);
    const isPlaceFree = freePlaces(places, now).includes(place) && openHoldFor(places, hold, now) === undefined;
    const refusal = {
      timeTaken: !isHeld || !this.#areClaimable(practiceId, changes, now),
      rulesChanged: this.#haveChanged(practiceId, rules),
      holdRefused: renews !== undefined && !this.#holds.has(`${practiceId}#${renews.id}`),
      places: renews === undefined ? (isPlaceFree ? undefined : places) : this.#unlessIn(practiceId, renews, place),
    };
    return this.#write(placement, refusal, () => {
      this.#apply(practiceId, changes, hold.until);
      this.#apply(practiceId, pageChanges([], pages), hold.until);
      if (renews !== undefined) this.#holds.delete(`${practiceId}#${renews.id}`);
      this.#holds.set(`${practiceId}#${hold.id}`, hold);
      this.#setPlace(hold, place, hold);
    });
  }

  #release(hold: Hold): boolean {
    const keys = keysOf(hold.practiceId, pagesOf([hold.providerId], hold.claim));
    if (!this.#holds.delete(`${hold.practiceId}#${hold.id}`)) return false;
    if (keys.every((key) => this.#claims.get(key) === hold.until)) for (const key of keys) this.#claims.delete(key);
    const place = placeOf(hold.id);
    if (place !== undefined && this.#unlessIn(hold.practiceId, hold, place) === undefined) {
      this.#setPlace(hold, place, undefined);
    }
    return true;
  }

  #placesOf({ practiceId, subject }: Pick<Hold, 'practiceId' | 'subject'>): HoldPlaces {
    return this.#places.get(`${practiceId}#${subject}`) ?? NO_HOLDS;
  }

  #setPlace(holder: Pick<Hold, 'practiceId' | 'subject'>, place: number, hold: Hold | undefined): void {
    this.#places.set(`${holder.practiceId}#${holder.subject}`, this.#placesOf(holder).with(place, hold));
  }

  /** The holder's places, when the hold is not in this one. */
  #unlessIn(practiceId: string, { subject, id }: Pick<Hold, 'subject' | 'id'>, place: number): HoldPlaces | undefined {
    const places = this.#placesOf({ practiceId, subject });
    return places[place]?.id === id ? undefined : places;
  }

  /** The transaction: the kept answer first, then the conditions, then everything at once. */
  #write({ idempotency, answer }: AnsweredWrite, reasons: Partial<Refusal>, commit: () => void): WriteResult {
    const kept = idempotency && this.#keptAnswer(idempotency);
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
    if (idempotency !== undefined) {
      const { scope, requestHash } = idempotency;
      const expiresAt = this.clock.now() / 1000 + IDEMPOTENCY_TTL_SECONDS;
      this.#answers.set(scope, { requestHash, answer, expiresAt });
    }
    return { kind: 'answered', answer, replayed: false };
  }

  #store(write: { readonly audit: AuditRecord; readonly event: PublicEvent }, appointment: Appointment): void {
    this.#appointments.set(`${appointment.practiceId}#${appointment.id}`, appointment);
    this.#audit.add(write.audit);
    this.#events.push(write.event);
  }

  #keptAnswer({ scope, requestHash }: IdempotencyScope): Answer | undefined {
    const kept = this.#answers.get(scope);
    if (kept === undefined || kept.expiresAt < this.clock.now() / 1000) return undefined;
    if (kept.requestHash !== requestHash) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    return kept.answer;
  }

  #haveChanged(practiceId: string, { providerId, scheduleRevision }: RulesChecked): boolean {
    return this.#rules.get(practiceId)?.providers.get(providerId)?.revision !== scheduleRevision;
  }

  #areClaimable(practiceId: string, changes: readonly PageChange[], now: number): boolean {
    const claimed = changes.flatMap(({ page, claim }) => claim.map((quantum) => keyOf(practiceId, page, quantum)));
    return claimed.every((key) => isClaimable(this.#claims.get(key), Math.floor(now / 1000)));
  }

  #apply(practiceId: string, changes: readonly PageChange[], until: number): void {
    for (const { page, claim, release } of changes) {
      for (const quantum of release) this.#claims.delete(keyOf(practiceId, page, quantum));
      for (const quantum of claim) this.#claims.set(keyOf(practiceId, page, quantum), until);
    }
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

function keyOf(practiceId: string, page: PageChange['page'], quantum: number): string {
  return `${practiceId}#${page.resourceId} ${page.day} ${String(quantum).padStart(3, '0')}`;
}

function keysOf(practiceId: string, pages: readonly PageClaim[]): string[] {
  return pageChanges([], pages).flatMap(({ page, claim }) => claim.map((quantum) => keyOf(practiceId, page, quantum)));
}
