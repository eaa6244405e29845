import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { describe, expect, it } from 'vitest';
import { staff } from '../testing/callers.ts';
import type { Ports } from '../testing/front-desk.ts';
import { bodyOf, FrontDesk, outcomeOf } from '../testing/front-desk.ts';
import { MemoryWorld } from '../testing/memory-world.ts';
import { practiceRules } from '../testing/practices.ts';

const start = '2026-03-03T10:00:00-05:00';

/** A desk whose ports are those of a world, but for what is replaced. */
async function deskWith(replace: (ports: Ports, world: MemoryWorld) => Partial<Ports>) {
  const world = new MemoryWorld();
  await world.putRules(practiceRules('p001', 'America/New_York'));
  const ports = { ...world.ports, ...replace(world.ports, world) };
  return { world, desk: new FrontDesk(ports, staff('p001')) };
}

describe('a request whose ground moves', () => {
  it('books by the rules as they are in the end', async () => {
    let changes = 3;
    const { desk } = await deskWith(({ rules }, world) => ({
      rules: {
        ...rules,
        reload: async (practiceId) => {
          const read = await rules.reload(practiceId);
          changes -= 1;
          if (changes > 0) await world.putRules(nextRevision(read));
          return read;
        },
      },
    }));
    await desk.book({ start: '2026-03-03T09:00:00-05:00' });
    expect(await outcomeOf(desk.book({ start }))).toBe(201);
  });

  it('is told UNAVAILABLE, and never a refusal, when the rules do not come to rest', async () => {
    const { desk } = await deskWith(({ rules }, world) => {
      const restless = async (practiceId: string) => {
        const read = await rules.reload(practiceId);
        await world.putRules(nextRevision(read));
        return read;
      };
      return { rules: { get: restless, reload: restless } };
    });
    expect(await outcomeOf(desk.book({ start }))).toBe('UNAVAILABLE');
    expect(await outcomeOf(desk.hold({ start }))).toBe('UNAVAILABLE');
  });

  it('renews a hold although the refusal did not tell that it is the caller’s own', async () => {
    const { world, desk } = await deskWith(({ holds }) => ({
      holds: {
        ...holds,
        place: async (placement) => {
          const result = await holds.place(placement);
          return result.kind === 'refused' ? { ...result, places: undefined } : result;
        },
      },
    }));
    const first = bodyOf(await desk.hold({ start }));
    world.clock.advance(60);
    const second = bodyOf(await desk.hold({ start }));
    expect((await desk.heldTimes()).map(({ id }) => id)).toEqual([second.id]);
    expect(second.id).not.toBe(first.id);
  });

  it('decides anew when the appointment changed between its reading and its writing', async () => {
    let interfere: (() => Promise<unknown>) | undefined;
    const { world, desk } = await deskWith(({ reader }) => ({
      reader: {
        read: async (practiceId, id) => {
          const read = await reader.read(practiceId, id);
          const interference = interfere;
          interfere = undefined;
          await interference?.();
          return read;
        },
      },
    }));
    const { id } = bodyOf(await desk.book({ start }));
    const other = new FrontDesk(world.ports, staff('p001', 'somebody'));

    world.clock.set(start);
    interfere = () => other.reschedule(id, { start: '2026-03-03T11:00:00-05:00' });
    expect(bodyOf(await desk.change('arrive', id))).toMatchObject({ status: 'arrived', version: 3 });
    interfere = () => other.cancel(id);
    expect(await outcomeOf(desk.change('fulfil', id))).toBe('STATUS_CONFLICT');
    expect(await world.events(id)).toHaveLength(4);
  });

  it('gives up when the appointment never holds still', async () => {
    const { world, desk } = await deskWith(({ writer }) => ({
      writer: {
        ...writer,
        change: async () => ({
          kind: 'refused',
          appointmentChanged: true,
          timeTaken: false,
          rulesChanged: false,
          holdRefused: false,
        }),
      },
    }));
    const { id } = bodyOf(await desk.book({ start }));
    world.clock.set(start);
    expect(await outcomeOf(desk.change('arrive', id))).toBe('UNAVAILABLE');
  });
});

function nextRevision(rules: PracticeRules | undefined): PracticeRules {
  return practiceRules('p001', 'America/New_York', { revision: (rules?.providers.get('dr-adams')?.revision ?? 0) + 1 });
}
