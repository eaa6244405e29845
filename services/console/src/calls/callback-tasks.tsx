import { Notice } from '@frontdesk/ui/components/notice';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type CallbackTask, type CallTaskAction, useDesk } from '../desk/desk.ts';
import { callTasksKey, openCallTasks } from '../desk/live-queries.ts';
import { isManager } from '../desk/roles.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { timeText } from '../time/practice-time.ts';
import { ReadProblem } from '../ui/read-problem.tsx';

/** Who is to be called back, longest waiting first, and what the person at this desk may do about it. */
export function CallbackTasks() {
  const desk = useDesk();
  const { data: tasks, error, dataUpdatedAt, refetch } = useQuery(openCallTasks(desk));
  return (
    <section
      className="call-column"
      aria-label={tasks === undefined ? 'To call back' : `To call back: ${tasks.length}`}
    >
      <h2>To call back {tasks && <span className="count">{tasks.length}</span>}</h2>
      {error && (
        <ReadProblem
          error={error}
          what="The call-backs"
          asOf={tasks && timeText(dataUpdatedAt, desk.practice.timeZone)}
          tryAgain={() => void refetch()}
        />
      )}
      {!error && tasks === undefined && <p className="hint">Reading …</p>}
      {tasks?.length === 0 && <p className="hint">Everybody has been reached.</p>}
      <ul>
        {tasks?.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

function TaskCard({ task }: { readonly task: CallbackTask }) {
  const { api, session, practice, announce } = useDesk();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (action: CallTaskAction) => api.changeCallTask({ path: { id: task.id }, body: { action } }),
    onSuccess: (_, action) => announce(DONE[action]),
    onSettled: () => queries.invalidateQueries({ queryKey: callTasksKey(practice.id) }),
  });
  const missedAt = timeText(task.createdAt, practice.timeZone);
  const isMine = task.ownerId === session.subject;
  const others = isManager(session) ? MANAGERS_ACTIONS : [];
  const actions = isMine ? OWN_ACTIONS : task.ownerId === undefined ? FREE_ACTIONS : others;
  return (
    <li className="call-card missed">
      <p className="call-line">
        <strong>Missed {missedAt}</strong>
        {task.attempts > 0 && <span>{attemptsText(task.attempts)}</span>}
      </p>
      {task.ownerId !== undefined && <p className="hint">{isMine ? 'Taken by you' : 'Taken by somebody else'}</p>}
      {change.error && <Notice kind="error">{plainSentence(change.error)}</Notice>}
      <p className="task-actions">
        {actions.map(([action, label]) => (
          <button
            key={action}
            type="button"
            disabled={change.isPending}
            aria-label={`${label}: missed ${missedAt}`}
            onClick={() => change.mutate(action)}
          >
            {label}
          </button>
        ))}
      </p>
    </li>
  );
}

const FREE_ACTIONS: readonly (readonly [CallTaskAction, string])[] = [['take', 'Take']];
/** On what somebody else has taken. */
const MANAGERS_ACTIONS: readonly (readonly [CallTaskAction, string])[] = [
  ['done', 'Done'],
  ['release', 'Release'],
];
const OWN_ACTIONS: readonly (readonly [CallTaskAction, string])[] = [
  ['done', 'Done'],
  ['no-answer', 'No answer'],
  ['release', 'Release'],
];
const DONE: Record<CallTaskAction, string> = {
  take: 'Taken. Call back, then choose Done or No answer.',
  release: 'Released.',
  'no-answer': 'Noted that nobody answered.',
  done: 'Called back.',
};

function attemptsText(attempts: number): string {
  return attempts === 1 ? 'Tried once' : `Tried ${attempts} times`;
}
