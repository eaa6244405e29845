import { takesTime } from '@frontdesk/contracts/appointment-status-rules';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import type { appointmentsOf } from '../desk/live-queries.ts';
import { timeText } from '../time/practice-time.ts';

/** The appointments of a sheet: all that are known of it, and those that are shown. Undefined: not read. */
export function useSheet(query: ReturnType<typeof appointmentsOf>) {
  const { timeZone } = useDesk().practice;
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(query);
  const [isCancelledShown, showCancelled] = useState(false);
  const all = isPlaceholderData ? undefined : data;
  return {
    all,
    shown: all?.filter((appointment) => isCancelledShown || takesTime(appointment)),
    problem: error && {
      error,
      what: 'The appointments',
      asOf: all && timeText(dataUpdatedAt, timeZone),
      tryAgain: () => void refetch(),
    },
    options: { isCancelledShown, showCancelled },
  };
}
