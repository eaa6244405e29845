import { resourcesOf, type Template } from '../cloudformation-template.ts';
import { PRACTICE_MONTH } from './usage.ts';

interface ScheduledAction {
  Schedule: string;
  ScalableTargetAction: { MaxCapacity: number };
}

/** GB-hours a month that functions of a template are provisioned for: memory × instances × hours between the scheduled
 *  actions that raise and lower them. Throws on a schedule other than `cron(minute hour ? * days *)`. */
export function provisionedGigabyteHours(template: Template): number {
  return resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalableTarget').reduce((sum, [id, { Properties }]) => {
    const [raise, lower] = Properties.ScheduledActions as [ScheduledAction, ScheduledAction];
    const [, functionId = ''] =
      /^function:\$\{(\w+)\}:/.exec((Properties.ResourceId as { 'Fn::Sub': string })['Fn::Sub']) ?? [];
    const memory = template.Resources[functionId]?.Properties.MemorySize;
    if (memory === undefined) throw new Error(`${id} provisions no function of its template.`);
    const gigabytes = Number(memory) / 1024;
    return sum + gigabytes * raise.ScalableTargetAction.MaxCapacity * monthlyHours(raise.Schedule, lower.Schedule);
  }, 0);
}

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Hours a month from one schedule to the other, of a month of 22 working days in weeks of five. */
export function monthlyHours(from: string, until: string): number {
  const [start, end] = [timeOf(from), timeOf(until)];
  if (start.days !== end.days || end.minute <= start.minute) throw new Error(`From ${from} until ${until} is no day.`);
  return (daysAWeek(start.days) * (PRACTICE_MONTH.workingDays / 5) * (end.minute - start.minute)) / 60;
}

function timeOf(schedule: string): { minute: number; days: string } {
  const [, minutes, hours, days] = /^cron\((\d+) (\d+) \? \* (\S+) \*\)$/.exec(schedule) ?? [];
  if (days === undefined) throw new Error(`${schedule} is not cron(minute hour ? * days *).`);
  return { minute: Number(hours) * 60 + Number(minutes), days };
}

function daysAWeek(days: string): number {
  return days.split(',').reduce((sum, part) => {
    const [first = '', last = first] = part.split('-');
    const [start, end] = [DAYS.indexOf(first), DAYS.indexOf(last)];
    if (start < 0 || end < start) throw new Error(`${part} names no days.`);
    return sum + end - start + 1;
  }, 0);
}
