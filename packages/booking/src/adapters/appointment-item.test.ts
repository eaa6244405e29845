import { describe, expect, it } from 'vitest';
import { presentAppointment } from '../domain/present-appointment.ts';
import { someAppointment } from '../testing/some-appointment.ts';
import { appointmentFrom, appointmentItem } from './appointment-item.ts';

describe('the item of an appointment', () => {
  it('holds the whole record', () => {
    const appointment = someAppointment();
    const read = appointmentFrom(appointmentItem(appointment));
    expect(presentAppointment(read)).toEqual(presentAppointment(appointment));
    expect(read.claim).toEqual(appointment.claim);
    expect(appointmentItem(read)).toEqual(appointmentItem(appointment));
  });

  it('gives the same answer, byte for byte, in whatever order the database returns members', () => {
    const item = appointmentItem(someAppointment());
    const members = Object.entries(item.patient?.M ?? {}).reverse();
    const reversed = { ...item, patient: { M: Object.fromEntries(members) } };
    const answers = [item, reversed].map((one) => JSON.stringify(presentAppointment(appointmentFrom(one))));
    expect(answers[0]).toBe(answers[1]);
  });

  it('has keys that tell nothing of the patient', () => {
    const {
      patient: _patient,
      reason: _reason,
      cancellation: _cancellation,
      ...rest
    } = appointmentItem(someAppointment());
    expect(JSON.stringify(rest)).not.toMatch(/Ada|Quicksilver|1980|555|Blurred|better/);
  });

  it('prints nothing of the patient as a record', () => {
    expect(JSON.stringify(someAppointment())).not.toMatch(/Ada|Quicksilver|1980|555|Blurred|better/);
  });
});
