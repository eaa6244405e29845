import { useDesk } from '../desk/desk.ts';
import { patientName } from '../desk/names.ts';
import { timeText } from '../time/practice-time.ts';
import type { Move } from './use-move.ts';

interface MoveBarProps {
  readonly move: Move;
  /** What the columns are called. */
  readonly labels: readonly string[];
}

/** Where an appointment would be moved: in view, and read out at each step. */
export function MoveBar({ move, labels }: MoveBarProps) {
  const { practice } = useDesk();
  const { moving, places, isBusy } = move;
  const { target } = moving ?? {};
  const where = target && `${timeText(target.slot.start, practice.timeZone)}, ${labels[target.column]}`;
  const nothing = moving?.by === 'keys' ? 'Nothing is free here.' : 'Not free here.';
  return (
    <div role="status" className={moving === undefined ? '' : 'move-bar'}>
      {moving && (
        <>
          <span dir="auto">{patientName(moving.appointment.patient)}</span>
          <strong>
            {isBusy ? 'Moving …' : places === undefined ? 'Reading the free times …' : (where ?? nothing)}
          </strong>
          {moving.by === 'keys' && <span className="hint">Arrows choose, Enter moves, Escape leaves.</span>}
          {moving.by === 'pointer' && <span className="hint">Drop to move, Escape leaves.</span>}
          {moving.by === 'touch' && <span className="hint">Drag to a free time and lift your finger.</span>}
        </>
      )}
    </div>
  );
}
