import { functionsInTemplate, REQUEST_COUNT, tableGrants } from '@frontdesk/deploy/packaged-functions';
import { packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { ATTRIBUTES_READ } from '@frontdesk/practices/adapters/dynamodb-appointments-to-move';
import { describe, expect, it } from 'vitest';

describe('the slots service', () => {
  it('allows each function what it does and no more', () => {
    const grants = functionsInTemplate(packagedTemplate('slots')).map((each) => [
      each.key,
      tableGrants(each, 'prod').filter((grant) => grant !== REQUEST_COUNT),
    ]);
    expect(Object.fromEntries(grants)).toEqual({
      searchSlots: ['appointments: GetItem', 'day-sheets: Query', 'schedules: GetItem, Query'],
      readPractice: ['schedules: Query'],
      readSchedule: ['schedules: Query'],
      replacePractice: ['events: PutItem', 'idempotency: PutItem', 'schedules: Query, UpdateItem'],
      replaceSchedule: ['events: PutItem', 'idempotency: PutItem', 'schedules: PutItem, Query, UpdateItem'],
      replaceAppointmentType: ['events: PutItem', 'idempotency: PutItem', 'schedules: PutItem, Query, UpdateItem'],
      createClosure: [
        'appointments/index/byStart: Query',
        'events: PutItem',
        'idempotency: GetItem, PutItem',
        'schedules: DeleteItem, PutItem, Query, UpdateItem',
      ],
      listClosures: ['appointments/index/byStart: Query', 'schedules: Query'],
      deleteClosure: ['events: PutItem', 'idempotency: PutItem', 'schedules: DeleteItem, Query, UpdateItem'],
      importPractice: ['events: PutItem', 'idempotency: PutItem', 'schedules: PutItem, Query, UpdateItem'],
    });
  });

  it('reads of an appointment what it takes, and is not allowed to read its patient', () => {
    const readers = functionsInTemplate(packagedTemplate('slots')).flatMap(({ key, statements }) =>
      statements
        .filter(({ resources }) => resources.some((resource) => resource.endsWith('table/frontdesk-prod-appointments')))
        .map(({ actions, condition }) => ({ key, actions, condition })),
    );
    expect(readers).toEqual([
      {
        key: 'searchSlots',
        actions: ['dynamodb:GetItem'],
        condition: {
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['ownerKey', 'item', ...ATTRIBUTES_READ] },
          StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        },
      },
    ]);
    expect(ATTRIBUTES_READ).not.toContain('patient');
  });

  it('can change no day sheet: only bookings and holds do', () => {
    const daySheets = functionsInTemplate(packagedTemplate('slots'))
      .flatMap((each) => tableGrants(each, 'prod'))
      .filter((grant) => grant.startsWith('day-sheets'));
    expect(daySheets).toEqual(['day-sheets: Query']);
  });

  it("keeps a practice's rules for ever and a day sheet until its day is long past", () => {
    const tables = resourcesOf(packagedTemplate('slots'), 'AWS::DynamoDB::Table');
    expect(tables.map(([, { Properties }]) => [Properties.TableName, Properties.TimeToLiveSpecification])).toEqual([
      ['frontdesk-prod-schedules', undefined],
      ['frontdesk-prod-day-sheets', { AttributeName: 'expiresAt', Enabled: true }],
    ]);
  });
});
