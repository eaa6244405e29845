import { Notice } from '@frontdesk/ui/components/notice';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Closure, useDesk } from '../desk/desk.ts';
import { providerName } from '../desk/names.ts';
import { closuresOf, rereadRules } from '../desk/rules-queries.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { ClosureForm } from './closure-form.tsx';
import { closedTimeText } from './closure-text.ts';
import { StandingAppointments } from './standing-appointments.tsx';

/** Days off and closures, each with who stands in it. */
export function Closures() {
  const desk = useDesk();
  const { data, error, refetch } = useQuery(closuresOf(desk));
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <div className="closures">
      <ClosureForm />
      <section className="panel" aria-labelledby="closures-heading">
        <h2 id="closures-heading" ref={heading} tabIndex={-1}>
          Closed from now on
        </h2>
        {error && <ReadProblem error={error} what="The closed times" tryAgain={() => void refetch()} />}
        {!error && data === undefined && <p className="hint">Reading …</p>}
        {data?.length === 0 && <p className="hint">Nothing is closed.</p>}
        <ul className="closure-list">
          {data?.map((closure) => (
            <ClosureItem key={closure.id} closure={closure} opened={() => heading.current?.focus()} />
          ))}
        </ul>
      </section>
    </div>
  );
}

interface ClosureItemProps {
  readonly closure: Closure;
  readonly opened: () => void;
}

function ClosureItem({ closure, opened }: ClosureItemProps) {
  const { api, practice, announce } = useDesk();
  const queries = useQueryClient();
  // Undefined: never asked.
  const [isAsking, setAsking] = useState<boolean>();
  const when = closedTimeText(closure, practice.timeZone);
  const opening = useMutation({
    mutationFn: () => api.deleteClosure({ path: { id: practice.id, closureId: closure.id } }),
    onSuccess: () => {
      announce(`${when} is open again.`);
      opened();
    },
    onSettled: () => rereadRules(queries, practice.id),
  });
  return (
    <li>
      <p className="closure-line">
        <strong>{when}</strong>
        <span dir="auto">
          {closure.providerId === undefined ? 'Whole practice' : providerName(closure.providerId, practice)}
        </span>
      </p>
      {closure.description !== undefined && (
        <p className="hint" dir="auto">
          {closure.description}
        </p>
      )}
      {opening.error && <Notice kind="error">{plainSentence(opening.error)}</Notice>}
      {closure.existingAppointments.length > 0 && <StandingAppointments closed={closure} />}
      <div className="actions">
        {isAsking ? (
          <>
            <button
              ref={focusOn}
              type="button"
              className="danger"
              onClick={() => !opening.isPending && opening.mutate()}
            >
              Open {when} again
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              Keep closed
            </button>
          </>
        ) : (
          <button
            ref={isAsking === false ? focusOn : undefined}
            type="button"
            aria-label={`Open again: ${when}`}
            onClick={() => setAsking(true)}
          >
            Open again
          </button>
        )}
      </div>
    </li>
  );
}

/** What takes the place of the button that had the focus. */
function focusOn(button: HTMLButtonElement | null): void {
  button?.focus();
}
