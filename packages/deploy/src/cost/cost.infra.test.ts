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

const inputs = () => costInputs(deployableServices().map(({ name }) => packagedTemplate(name)));

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
    expect(unitsOf(booking.writeUnits)).toBe(14);
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
