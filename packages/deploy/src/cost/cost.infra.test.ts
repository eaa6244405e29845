import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deployableServices, REPOSITORY_ROOT } from '../deployable-services.ts';
import { packagedTemplate } from '../packaged-template.ts';
import { limitUses } from './account-limits.ts';
import { costDocument } from './cost-document.ts';
import { costInputs } from './cost-inputs.ts';
import { requestCost, total } from './cost-of-requests.ts';
import { unitsOf } from './measurement.ts';

const templatesFor = (stage: string) => deployableServices().map(({ name }) => packagedTemplate(name, stage));
const inputs = () => costInputs(templatesFor('prod'), templatesFor('dev'));

describe('docs/cost.md', () => {
  it('is what `pnpm cost` writes for the templates as they are', () => {
    expect(readFileSync(join(REPOSITORY_ROOT, 'docs/cost.md'), 'utf8')).toBe(costDocument(inputs()));
  });
});

describe('the cost of a booking', () => {
  it('is that of one transaction of seven writes, two of them in an item with an index', () => {
    const { booking } = inputs().measurement;
    expect(booking.calls).toBe(1);
    // Idempotency, page, appointment and its index, audit, event, and the condition on the schedule: two units each.
    const { 'rate-limits': _, 'patient-keys': indexed, ...ofTheTransaction } = booking.writeUnits;
    expect(unitsOf(ofTheTransaction)).toBe(14);
    // Outside of it: the item that the patient is found by, and its entries in the indexes by name and by telephone number, one
    // unit each. The patient of the measurement has no member number, so the third index has no entry.
    expect(indexed).toBe(3);
  });

  it.each(['booking', 'search', 'read', 'list', 'patients'] as const)(
    'leaves a %s one unit more for its count',
    (kind) => {
      // An item of less than a kilobyte, outside a transaction. Of ten requests one may begin a sub-window: a write more, or two
      // where the container has not counted last.
      const counted = unitsOf(inputs().measurement[kind].writeUnits, 'rate-limits');
      expect(counted).toBeGreaterThanOrEqual(1);
      expect(counted).toBeLessThanOrEqual(1.2);
    },
  );

  it('leaves a list of eleven two units for each entry of the audit trail, and the pages of an index that were read', () => {
    const { list } = inputs().measurement;
    const { 'rate-limits': _, ...entries } = list.writeUnits;
    expect(entries).toEqual({ audit: 22 });
    // Each appointment is read by its key and may not be old, one unit; the index, half of one for up to 4 KB.
    expect(list.readUnits.appointments).toBe(11.5);
  });

  it('leaves a search for a patient two looks into the index, the record, and two units for its entry of the audit trail', () => {
    const { patients } = inputs().measurement;
    const { 'rate-limits': _, ...entries } = patients.writeUnits;
    expect(entries).toEqual({ audit: 2 });
    // By the number, then by the name: half a unit each.
    expect(patients.readUnits).toEqual({ appointments: 1, 'patient-keys': 1 });
  });

  it('leaves an event the head of its log and the entry with its index, of one transaction, and the connections', () => {
    const { event } = inputs().measurement;
    expect(event.writeUnits).toEqual({ 'event-log': 6 });
    expect(event.readUnits).toEqual({ connections: 1 });
  });

  it('adds up from its parts', () => {
    const free = { writeUnits: {}, readUnits: {}, calls: 0, answerBytes: 0 };
    const written = { ...free, writeUnits: { a: 1_000_000 } };
    expect(total(requestCost(written, 1024)) - total(requestCost(free, 1024))).toBeCloseTo(0.625, 6);
  });
});

describe('the limits of the account', () => {
  it('are reached with as many practices as the document says', () => {
    const { measurement, throttleRate } = inputs();
    for (const { allowed, practicesAtLimit } of limitUses(30, measurement, throttleRate)) {
      const there = limitUses(practicesAtLimit, measurement, throttleRate).find((use) => use.allowed === allowed);
      expect((there?.used ?? 0) / allowed).toBeGreaterThan(0.99);
    }
  });
});
