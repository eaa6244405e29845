import { expect, it } from 'vitest';
import { changesOf } from './appointment-status.ts';

const START = '2027-03-02T09:00:00-05:00';
const AGENT = { role: 'agent' };
const at = (instant: string): number => Date.parse(instant);

it('offers at each moment what the API takes then', () => {
  const booked = { status: 'booked', start: START } as const;
  const arrived = { status: 'arrived', start: START } as const;
  expect(changesOf(booked, AGENT, at('2027-03-01T08:59:59-05:00'))).toEqual(['cancel', 'reschedule']);
  expect(changesOf(booked, AGENT, at('2027-03-01T09:00:00-05:00'))).toEqual(['arrive', 'cancel', 'reschedule']);
  expect(changesOf(arrived, AGENT, at('2027-03-02T08:59:59-05:00'))).toEqual(['cancel']);
  expect(changesOf(booked, AGENT, at(START))).toEqual(['arrive', 'no-show', 'cancel', 'reschedule']);
  expect(changesOf(arrived, AGENT, at(START))).toEqual(['fulfil', 'cancel']);
});

it('offers a late patient the way back, and corrections to managers only', () => {
  const missed = { status: 'noshow', start: START } as const;
  expect(changesOf(missed, AGENT, at(START))).toEqual(['arrive', 'cancel']);
  expect(changesOf(missed, { role: 'manager' }, at(START))).toEqual(['arrive', 'cancel', 'correct']);
  expect(changesOf({ status: 'fulfilled', start: START }, AGENT, at(START))).toEqual([]);
  expect(changesOf({ status: 'fulfilled', start: START }, { role: 'admin' }, at(START))).toEqual(['correct']);
  expect(changesOf({ status: 'cancelled', start: START }, { role: 'admin' }, at(START))).toEqual(['correct']);
  expect(changesOf({ status: 'cancelled', start: START }, AGENT, at(START))).toEqual([]);
});

it('offers whoever made a change the way back for two minutes', () => {
  const arrived = { status: 'arrived', start: START } as const;
  const person = { ...AGENT, ownChangeAt: at(START) };
  expect(changesOf(arrived, person, at(START) + 120_000)).toContain('correct');
  expect(changesOf(arrived, person, at(START) + 120_001)).not.toContain('correct');
});
