import { PORTAL_EXAMPLES } from './openapi-portal-examples.ts';
import {
  sampleEligibilityResponse,
  sampleUnverified,
  sampleVerification,
  sampleVerificationRequest,
} from './openapi-verification-example.ts';

/** One sample per named schema. Nobody's data: the patient is "Sample Patient", telephone numbers are of the range kept
 *  for fiction, addresses end in `.test`. A test holds each against its schema. */

const booking = { providerId: 'dr-adams', appointmentType: 'exam', start: '2027-03-01T09:00:00-05:00' };
const samplePatient = {
  givenName: 'Sample',
  familyName: 'Patient',
  birthDate: '2000-01-01',
  phone: '+1 555 0100',
  email: 'sample.patient@example.test',
  memberId: 'SAMPLE-0001',
  planId: 'choice-ppo',
};
const end = '2027-03-01T09:30:00-05:00';
const timeZone = 'America/New_York';
const sampleAppointment = {
  id: 'apt_00000000000000000000000000000001',
  practiceId: 'p001',
  ...booking,
  status: 'booked',
  end,
  timeZone,
  patient: samplePatient,
  resourceIds: ['room-1'],
  version: 1,
  createdAt: '2027-02-01T15:00:00.000Z',
  updatedAt: '2027-02-01T15:00:00.000Z',
};
const flatBooking = { provider: 'dr-adams', type: 'exam', date: '2027-03-01', time: '09:00' };
const flatPerson = { patientName: 'Sample Patient', patientBirthDate: '2000-01-01', patientPhone: '+1 555 0100' };
const sampleFlatAppointment = {
  id: 'apt_00000000000000000000000000000001',
  practice: 'p001',
  ...flatBooking,
  minutes: 30,
  ...flatPerson,
  status: 'booked',
};
const sampleFlatSlot = { provider: 'dr-adams', date: '2027-03-01', time: '09:00', minutes: 30 };
const sampleClosure = {
  id: 'clo_00000000000000000000000000000001',
  practiceId: 'p001',
  start: '2027-07-05T00:00:00-04:00',
  end: '2027-07-06T00:00:00-04:00',
  description: 'Public holiday',
  existingAppointments: [],
};
const samplePlan = {
  planId: 'choice-ppo',
  name: 'Choice PPO',
  alias: ['Choice Plus'],
  type: 'medical',
  payerId: 'SIM-A',
  payerName: 'Sample Health Plan',
};
const sampleFlatPlan = {
  id: 'choice-ppo',
  name: 'Choice PPO',
  type: 'medical',
  payer: 'SIM-A',
  payerName: 'Sample Health Plan',
};
const sampleCall = {
  id: '00000000-0000-4000-8000-000000000001',
  practiceId: 'p001',
  status: 'ended',
  channel: 'VOICE',
  direction: 'inbound',
  initiatedAt: '2027-02-01T15:00:00.000Z',
  queuedAt: '2027-02-01T15:00:10.000Z',
  connectedAt: '2027-02-01T15:00:40.000Z',
  endedAt: '2027-02-01T15:05:40.000Z',
  queueId: '00000000-0000-4000-8000-000000000002',
  agentId: '00000000-0000-4000-8000-000000000003',
  waitSeconds: 30,
  talkSeconds: 300,
  missed: false,
  disconnectReason: 'CUSTOMER_DISCONNECT',
  summary: 'Inbound call, answered after 30 s, talked for 5 min. 1 appointment booked.',
  appointmentIds: ['apt_00000000000000000000000000000001'],
  version: 5,
};
const sampleTask = {
  id: '00000000-0000-4000-8000-000000000004',
  practiceId: 'p001',
  callId: '00000000-0000-4000-8000-000000000004',
  status: 'open',
  createdAt: '2027-02-01T15:03:00.000Z',
  attempts: 1,
  lastAttemptAt: '2027-02-01T15:20:00.000Z',
  ownerId: '00000000-0000-4000-8000-000000000005',
  takenAt: '2027-02-01T15:40:00.000Z',
  version: 6,
};
const typeRules = { displayName: 'Eye exam', durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
const rules = {
  weekly: [
    { dayOfWeek: 'mon', start: '09:00', end: '17:00' },
    { dayOfWeek: 'tue', start: '09:00', end: '12:00' },
  ],
  overrides: [{ date: '2027-12-24', windows: [] }],
};

const sampleEvent = {
  id: 'evt_00000000000000000000000000000001_1841',
  type: 'appointment.booked',
  timestamp: '2027-02-01T15:00:00.000Z',
  data: {
    epoch: 'ep_00000000000000000000000000000001',
    seq: 1841,
    appointmentId: 'apt_00000000000000000000000000000001',
    ...booking,
    status: 'booked',
    end,
    version: 1,
  },
};
const sampleWebhook = {
  id: 'wh_00000000000000000000000000000001',
  url: 'https://hooks.vendor.example.test/frontdesk',
  eventTypes: ['appointment.booked', 'appointment.cancelled'],
  status: 'enabled',
  createdAt: '2027-02-01T15:00:00.000Z',
};
const sampleSecret = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const sampleDelivery = {
  eventId: sampleEvent.id,
  type: sampleEvent.type,
  seq: 1841,
  attempt: 1,
  at: '2027-02-01T15:00:00.400Z',
  outcome: 'retrying',
  httpStatus: 503,
  milliseconds: 212,
  nextAttemptAt: '2027-02-01T15:00:05.300Z',
};

/** Of events and webhooks. */
const EVENT_EXAMPLES: Readonly<Record<string, unknown>> = {
  VendorEvent: sampleEvent,
  EventPage: { epoch: sampleEvent.data.epoch, items: [sampleEvent], seq: 1841, headSeq: 1841, recovered: true },
  CreateWebhookRequest: { url: sampleWebhook.url, eventTypes: sampleWebhook.eventTypes },
  Webhook: sampleWebhook,
  WebhookList: { items: [sampleWebhook] },
  CreatedWebhook: { ...sampleWebhook, secret: sampleSecret },
  RotateWebhookRequest: { graceSeconds: 86_400 },
  RotatedWebhook: { id: sampleWebhook.id, secret: sampleSecret, previousSecretExpiresAt: '2027-02-02T15:00:00.000Z' },
  TestedWebhook: { eventId: 'evt_00000000000000000000000000000002' },
  ReplayWebhookRequest: { after: 1800, until: 1841 },
  ReplayedWebhook: { id: sampleWebhook.id, epoch: sampleEvent.data.epoch, after: 1800, until: 1841 },
  WebhookDelivery: sampleDelivery,
  WebhookDeliveryPage: { items: [sampleDelivery] },
};

export const EXAMPLES: Readonly<Record<string, unknown>> = {
  BookAppointmentRequest: { ...booking, patient: samplePatient, resourceIds: ['room-1'] },
  PatientDetails: samplePatient,
  CancelAppointmentRequest: { reason: 'pat' },
  RescheduleAppointmentRequest: { start: '2027-03-02T10:00:00-05:00' },
  CorrectPatientRequest: { patient: samplePatient },
  SearchPatientsRequest: { phone: '+1 (555) 0100' },
  CreateHoldRequest: booking,
  ReplacePracticeRequest: { displayName: 'Riverside Family Practice' },
  ReplaceScheduleRequest: rules,
  ReplaceAppointmentTypeRequest: typeRules,
  CreateClosureRequest: { start: '2027-07-05', end: '2027-07-05', description: 'Public holiday' },
  ChangeCallTaskRequest: { action: 'take' },
  Patient: samplePatient,
  Appointment: sampleAppointment,
  AppointmentPage: { items: [sampleAppointment] },
  FoundPatient: { ...samplePatient, nextAppointment: sampleAppointment },
  FoundPatients: { items: [{ ...samplePatient, nextAppointment: sampleAppointment }], truncated: false },
  BookFlatAppointmentRequest: { ...flatBooking, ...flatPerson },
  FlatAppointment: sampleFlatAppointment,
  FlatSlot: sampleFlatSlot,
  FlatSlotPage: { items: [sampleFlatSlot] },
  PartnerAppointment: sampleAppointment,
  PartnerAppointmentPage: { items: [sampleAppointment] },
  AuditEntry: {
    at: '2027-02-01T15:00:00.000Z',
    action: 'booked',
    subject: 'user-1',
    role: 'agent',
    channel: 'app',
    requestId: 'request-1',
  },
  Hold: {
    id: 'hold_00000000000000000000000000000001',
    practiceId: 'p001',
    ...booking,
    end,
    timeZone,
    holdTtlSeconds: 300,
    expiresAt: '2027-02-01T15:05:00.000Z',
  },
  Practice: {
    id: 'p001',
    displayName: 'Riverside Family Practice',
    timeZone,
    providers: [{ providerId: 'dr-adams', displayName: 'Dr. Ana Müller' }, { providerId: 'dr-baker' }],
    appointmentTypes: [
      { appointmentType: 'exam', ...typeRules, version: 1 },
      {
        appointmentType: 'surgery-consult',
        durationMinutes: 60,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 20,
        version: 2,
      },
    ],
    version: 4,
  },
  Slot: { providerId: 'dr-adams', start: booking.start, end, timeZone },
  Schedule: { practiceId: 'p001', providerId: 'dr-adams', timeZone, ...rules, version: 3 },
  AppointmentType: { practiceId: 'p001', appointmentType: 'exam', ...typeRules, version: 2 },
  Closure: sampleClosure,
  ClosureList: { items: [sampleClosure] },
  Call: sampleCall,
  CallPage: { items: [sampleCall] },
  CallbackTask: sampleTask,
  CallbackTaskPage: { items: [sampleTask] },
  InsurancePlan: samplePlan,
  InsurancePlanList: { items: [samplePlan], version: 3 },
  FlatInsurancePlan: sampleFlatPlan,
  FlatInsurancePlanList: { items: [sampleFlatPlan], version: 3 },
  CreateVerificationRequest: sampleVerificationRequest,
  InsuredPatient: sampleVerificationRequest.patient,
  Verification: sampleVerification,
  UnverifiedAppointment: sampleUnverified,
  UnverifiedPage: { date: '2027-03-01', items: [sampleUnverified] },
  CoverageEligibilityResponse: sampleEligibilityResponse,
  RealtimeTicket: {
    ticket: 'tkt_p001.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    url: 'wss://realtime.example.test/?ticket=tkt_p001.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    expiresAt: '2027-02-01T15:00:30.000Z',
  },
  ...PORTAL_EXAMPLES,
  GatewayMessage: { message: 'Unauthorized' },
  ...EVENT_EXAMPLES,
};
