import type { RescheduleAppointmentPorts } from '../use-cases/reschedule-appointment.ts';
import { changingPorts } from './changing-ports.ts';
import { rulesSource } from './rules-source.ts';

/** What moving an appointment to another time needs. */
export const movingPorts: RescheduleAppointmentPorts = { ...changingPorts, rules: rulesSource };
