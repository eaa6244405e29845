import { APPOINTMENT_STATUSES } from '@frontdesk/contracts/appointment';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import { changesStatus, STATUS_CHANGES } from './status-change.ts';

describe('changesStatus', () => {
  it('permits these changes and no others', () => {
    const table = Object.entries(STATUS_CHANGES).map(([name, change]) => [
      name,
      Object.fromEntries(APPOINTMENT_STATUSES.map((status) => [status, outcome(() => changesStatus(status, change))])),
    ]);
    const conflict = 'STATUS_CONFLICT';
    expect(Object.fromEntries(table)).toEqual({
      arrive: { booked: true, arrived: false, fulfilled: conflict, cancelled: conflict, noshow: conflict },
      fulfil: { booked: conflict, arrived: true, fulfilled: false, cancelled: conflict, noshow: conflict },
      'no-show': { booked: true, arrived: conflict, fulfilled: conflict, cancelled: conflict, noshow: false },
      cancel: { booked: true, arrived: true, fulfilled: conflict, cancelled: false, noshow: conflict },
    });
  });
});

function outcome(decide: () => boolean): boolean | string {
  try {
    return decide();
  } catch (error) {
    return error instanceof AppError ? error.code : 'another error';
  }
}
