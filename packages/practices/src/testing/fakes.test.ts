import { appointmentsInTimeSuite } from './appointments-in-time.suite.ts';
import { appointmentsToMoveSuite } from './appointments-to-move.suite.ts';
import { daySheetsSuite } from './day-sheets.suite.ts';
import { InMemoryAppointmentsInTime } from './in-memory-appointments-in-time.ts';
import { InMemoryAppointmentsToMove } from './in-memory-appointments-to-move.ts';
import { InMemoryDaySheets } from './in-memory-day-sheets.ts';
import { InMemoryKeptAnswers } from './in-memory-kept-answers.ts';
import { InMemoryPracticeRulesStore } from './in-memory-practice-rules-store.ts';
import { keptAnswersSuite } from './kept-answers.suite.ts';
import { practiceRulesStoreSuite } from './practice-rules-store.suite.ts';

let practices = 0;
const nextPracticeId = () => {
  practices += 1;
  return `p${practices}`;
};

practiceRulesStoreSuite(() => new InMemoryPracticeRulesStore(), nextPracticeId);
appointmentsInTimeSuite(() => {
  const view = new InMemoryAppointmentsInTime();
  return { view, add: (appointment) => view.add(appointment) };
}, nextPracticeId);
appointmentsToMoveSuite(() => {
  const appointments = new InMemoryAppointmentsToMove();
  return { appointments, add: (...added) => appointments.add(...added) };
}, nextPracticeId);
keptAnswersSuite((clock) => new InMemoryKeptAnswers(clock), nextPracticeId);
daySheetsSuite(() => {
  const sheets = new InMemoryDaySheets();
  return { sheets, claim: (...claimed) => sheets.claim(...claimed) };
}, nextPracticeId);
