import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { dayOf, shortDayText, timeText } from '../time/practice-time.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { ACTION_NAMES, isReading, whoText } from './audit-text.ts';

/** Who did what to an appointment, for managers. Read when it is opened: looking at it is on the record too. */
export function AuditTrail({ appointmentId }: { readonly appointmentId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="audit" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Who did what</summary>
      {isOpen && <Entries appointmentId={appointmentId} />}
    </details>
  );
}

function Entries({ appointmentId }: { readonly appointmentId: string }) {
  const { api, practice, session } = useDesk();
  const [isReadingShown, setReadingShown] = useState(false);
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ['audit', practice.id, appointmentId],
    queryFn: ({ pageParam, signal }) =>
      api.readAppointmentAudit(
        { path: { id: appointmentId }, query: { limit: 100, ...(pageParam !== '' && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Not kept: what it tells is as of now.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = entries.filter(({ action }) => isReadingShown || !isReading(action));
  return (
    <>
      {error && <ReadProblem error={error} what="The record" tryAgain={() => void refetch()} />}
      {data === undefined && !error && <p className="hint">Reading …</p>}
      <ol>
        {shown.map(({ at, action, subject, role, channel, requestId }) => (
          <li key={`${at} ${requestId} ${action}`}>
            <span className="hint">
              {shortDayText(dayOf(at, practice.timeZone))}, {timeText(at, practice.timeZone)}
            </span>
            <strong>{ACTION_NAMES[action]}</strong>
            <span>{whoText({ subject, role, channel }, session.subject)}</span>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <button type="button" disabled={isFetching} onClick={() => void fetchNextPage()}>
          Show more
        </button>
      )}
      {data && (
        <label className="check">
          <input type="checkbox" checked={isReadingShown} onChange={({ target }) => setReadingShown(target.checked)} />
          Show who looked at it, too
        </label>
      )}
    </>
  );
}
