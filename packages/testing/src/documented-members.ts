import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { repositoryRoot } from '@frontdesk/local/repository-root';

/** What the payer simulator's page says of a magic member id. */
export interface DocumentedMember {
  readonly memberId: string;
  /** After the first try. */
  readonly status: 'active' | 'inactive' | 'failed' | 'retrying';
  /** What callers read; undefined of a member that the payer knows. */
  readonly errors?: readonly [{ readonly code: string; readonly fixBy: string; readonly retryable: boolean }];
  /** Of the first try, as the payer counts. */
  readonly calls: number;
  readonly charges: number;
}

/** Every magic member id, from the table of docs/payer-simulator.md: what tests hold Frontdesk against. */
export function documentedMembers(): readonly DocumentedMember[] {
  const page = readFileSync(resolve(repositoryRoot, 'docs/payer-simulator.md'), 'utf8');
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
  return rows
    .filter((cells) => cells.length === 9 && /^\d$/.test(cells[6] ?? ''))
    .map(([, memberId = '', , status, code = '', fixBy = '', calls, charges]) => ({
      memberId,
      status: status as DocumentedMember['status'],
      ...(code !== '' && { errors: [{ code, fixBy, retryable: status === 'retrying' }] as const }),
      calls: Number(calls),
      charges: Number(charges),
    }));
}
