import { type PageChange, type PageClaim, pageChanges } from '@frontdesk/scheduling/claim';
import { isClaimable } from '@frontdesk/scheduling/day-sheet';

/** Who has which time, as day sheets say it: until when each quantum of a resource is claimed. */
export class MemoryClaims {
  readonly #claims = new Map<string, number>();

  /** Those of a resource, in order of day and quantum. */
  of(practiceId: string, resourceId: string): Record<string, number> {
    const prefix = `${practiceId}#${resourceId} `;
    const own = [...this.#claims].filter(([key]) => key.startsWith(prefix));
    const claims = own.map(([key, until]): [string, number] => [key.slice(prefix.length), until]);
    return Object.fromEntries(claims.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Whether all of these pages' quanta are claimed until then and no other time. */
  areHeld(practiceId: string, pages: readonly PageClaim[], until: number | undefined): boolean {
    return keysOf(practiceId, pages).every((key) => this.#claims.get(key) === until);
  }

  areClaimable(practiceId: string, changes: readonly PageChange[], now: number): boolean {
    const claimed = changes.flatMap(({ page, claim }) => claim.map((quantum) => keyOf(practiceId, page, quantum)));
    return claimed.every((key) => isClaimable(this.#claims.get(key), Math.floor(now / 1000)));
  }

  apply(practiceId: string, changes: readonly PageChange[], until: number): void {
    for (const { page, claim, release } of changes) {
      for (const quantum of release) this.#claims.delete(keyOf(practiceId, page, quantum));
      for (const quantum of claim) this.#claims.set(keyOf(practiceId, page, quantum), until);
    }
  }

  release(practiceId: string, pages: readonly PageClaim[]): void {
    for (const key of keysOf(practiceId, pages)) this.#claims.delete(key);
  }
}

function keyOf(practiceId: string, page: PageChange['page'], quantum: number): string {
  return `${practiceId}#${page.resourceId} ${page.day} ${String(quantum).padStart(3, '0')}`;
}

function keysOf(practiceId: string, pages: readonly PageClaim[]): string[] {
  return pageChanges([], pages).flatMap(({ page, claim }) => claim.map((quantum) => keyOf(practiceId, page, quantum)));
}
