import {
  type FunctionInTemplate,
  functionsInTemplate,
  REQUEST_COUNT,
  tableGrants,
} from '@frontdesk/deploy/packaged-functions';
import { packagedTemplate, resourcesOf } from '@frontdesk/deploy/packaged-template';
import { describe, expect, it } from 'vitest';

const functions = (): FunctionInTemplate[] => functionsInTemplate(packagedTemplate('appointments'));

/** What patients are told apart by must not be copied into an index. */
const INDEXED = ['appointmentId', 'providerId', 'status', 'start', 'end', 'appointmentType'];

const KEPT_ANSWER = 'idempotency: GetItem, PutItem';
const CHANGE = [
  'appointments: GetItem, UpdateItem',
  'audit: PutItem',
  'events: PutItem',
  'idempotency: GetItem, PutItem',
];
const CHANGE_OF_TIME = [...CHANGE, 'day-sheets: UpdateItem'].sort();

describe('the appointments service', () => {
  it('allows each function what it does and no more', () => {
    expect(
      Object.fromEntries(
        functions().map((each) => [each.key, tableGrants(each, 'prod').filter((grant) => grant !== REQUEST_COUNT)]),
      ),
    ).toEqual({
      bookAppointment: [
        'appointments: DeleteItem, PutItem, UpdateItem',
        'audit: PutItem',
        'day-sheets: UpdateItem',
        'events: PutItem',
        KEPT_ANSWER,
        'schedules: ConditionCheckItem, Query',
      ],
      readAppointment: ['appointments: GetItem', 'audit: PutItem'],
      listAppointments: [
        'appointments/index/byStart: Query',
        'appointments: BatchGetItem',
        'audit: PutItem',
        'schedules: Query',
      ],
      cancelAppointment: CHANGE_OF_TIME,
      rescheduleAppointment: [...CHANGE, 'day-sheets: UpdateItem', 'schedules: ConditionCheckItem, Query'].sort(),
      arriveAppointment: CHANGE_OF_TIME,
      fulfilAppointment: CHANGE,
      noShowAppointment: CHANGE_OF_TIME,
      correctAppointment: CHANGE_OF_TIME,
      correctPatient: CHANGE,
      searchPatients: [
        'appointments: BatchGetItem',
        'audit: PutItem',
        'patient-keys/index/byMember: Query',
        'patient-keys/index/byName: Query',
        'patient-keys/index/byPhone: Query',
      ],
      listPatientsOfCall: [
        'appointments: BatchGetItem',
        'audit: PutItem',
        'callers: GetItem',
        'calls: GetItem',
        'patient-keys/index/byName: Query',
        'patient-keys/index/byPhone: Query',
      ],
      indexPatients: [
        'appointments: BatchGetItem',
        'patient-keys: PutItem',
        'placeholder-events/stream/placeholder: DescribeStream, GetRecords, GetShardIterator, ListStreams',
      ],
      indexLatePatients: ['appointments: BatchGetItem', 'patient-keys: PutItem'],
      reindexPatients: ['appointments: Scan', 'patient-keys: PutItem'],
      readAppointmentAudit: ['appointments: GetItem', 'audit: PutItem, Query'],
      createHold: [
        'appointments: DeleteItem, GetItem, PutItem, UpdateItem',
        'day-sheets: UpdateItem',
        'idempotency: GetItem, PutItem',
        'schedules: ConditionCheckItem, Query',
      ],
      listHolds: ['appointments: GetItem'],
      releaseHold: ['appointments: DeleteItem, GetItem, UpdateItem', 'day-sheets: UpdateItem', 'idempotency: PutItem'],
      tryRelease: [],
    });
  });

  it('lets nobody change or delete an audit entry', () => {
    const audit = functions()
      .flatMap((each) => tableGrants(each, 'prod'))
      .filter((grant) => grant.startsWith('audit:'));
    expect(new Set(audit.flatMap((grant) => grant.replace('audit: ', '').split(', ')))).toEqual(
      new Set(['PutItem', 'Query']),
    );
  });

  it('gives booking twice the processor', () => {
    const memory = functions().map(({ key, properties }) => [key, properties.MemorySize]);
    expect(Object.fromEntries(memory)).toMatchObject({ bookAppointment: 1024, cancelAppointment: 512 });
  });

  it('copies nothing about a patient into an index', () => {
    const [[, table] = []] = resourcesOf(packagedTemplate('appointments'), 'AWS::DynamoDB::Table');
    expect(table?.Properties.GlobalSecondaryIndexes).toEqual([
      expect.objectContaining({
        IndexName: 'byStart',
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: INDEXED },
      }),
      expect.objectContaining({
        IndexName: 'byCall',
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['appointmentId'] },
      }),
    ]);
  });

  it('has in the index of patients only keys of theirs that nobody can read back, ids and times', () => {
    const tables = resourcesOf(packagedTemplate('appointments'), 'AWS::DynamoDB::Table');
    const index = tables.find(([id]) => id === 'PatientKeysTable')?.[1].Properties;
    expect(index?.KeySchema).toEqual([{ AttributeName: 'ownerKey', KeyType: 'HASH' }]);
    expect(index?.GlobalSecondaryIndexes).toEqual(
      ['Phone', 'Name', 'Member'].map((kind) => ({
        IndexName: `by${kind}`,
        KeySchema: [{ AttributeName: `${kind.toLowerCase()}Key`, KeyType: 'HASH' }],
        Projection: {
          ProjectionType: 'INCLUDE',
          NonKeyAttributes: [...(kind === 'Name' ? [] : ['nameKey']), 'startEpochMinutes', 'endEpochMinutes', 'toldAt'],
        },
      })),
    );
    const [[, key] = []] = resourcesOf(packagedTemplate('appointments'), 'AWS::SecretsManager::Secret');
    expect(key?.Properties.GenerateSecretString).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
  });

  it('reads bookings and corrections from the stream, and keeps what it gives up', () => {
    const [[, source] = []] = resourcesOf(packagedTemplate('appointments'), 'AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties }]) => Properties.StartingPosition !== undefined,
    );
    expect(source?.Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['LostBookings', 'Arn'] } } },
    });
    const { Filters = [] } = (source?.Properties.FilterCriteria ?? {}) as { Filters?: { Pattern: string }[] };
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      {
        eventName: ['INSERT'],
        dynamodb: { NewImage: { event: { S: ['appointment.booked', 'appointment.patient-corrected'] } } },
      },
    ]);
  });

  it('forgets holds and old answers, never an appointment or an audit entry', () => {
    const tables = resourcesOf(packagedTemplate('appointments'), 'AWS::DynamoDB::Table');
    const expiring = tables.filter(([, { Properties }]) => Properties.TimeToLiveSpecification !== undefined);
    expect(expiring.map(([id]) => id)).toEqual(['AppointmentsTable', 'IdempotencyTable']);
  });
});
