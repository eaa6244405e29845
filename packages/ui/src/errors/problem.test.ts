import { FrontdeskError } from '@frontdesk/client/frontdesk-error';
import { expect, it } from 'vitest';
import { fieldMessages } from './problem.ts';

it('tells the messages of a form by the field', () => {
  const errors = [{ pointer: '/patient/birthDate', message: 'must be a date, such as 1980-05-17' }];
  const problem = { type: 't', title: 'x', status: 400, instance: 'r', code: 'INPUT_INVALID', errors } as const;
  const invalid = new FrontdeskError('x', { status: 400, code: 'INPUT_INVALID', problem: { ...problem, errors } });
  expect(fieldMessages(invalid)).toEqual({ '/patient/birthDate': 'must be a date, such as 1980-05-17' });
  expect(fieldMessages(new Error())).toEqual({});
});
