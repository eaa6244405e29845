import * as z from 'zod/mini';
import {
  appointment,
  appointmentPage,
  bookAppointmentRequest,
  cancelAppointmentRequest,
  correctPatientRequest,
  patientRecord,
  rescheduleAppointmentRequest,
} from './appointment.ts';
import { appointmentType, replaceAppointmentTypeRequest } from './appointment-type.ts';
import { auditEntry, auditPage } from './audit.ts';
import { call, callPage } from './call.ts';
import { callbackTask, callbackTaskPage, changeCallTaskRequest } from './callback-task.ts';
import { closure, closureList, createClosureRequest, standingAppointment } from './closure.ts';
import { contactEvent } from './contact-event.ts';
import { coverageEligibilityResponse } from './coverage-eligibility-response.ts';
import { createHoldRequest, hold, holdList } from './hold.ts';
import { insurancePlan, insurancePlanList } from './insurance-plan.ts';
import { createVerificationRequest, insuredPatient, verification } from './insurance-verification.ts';
import { EXAMPLES } from './openapi-examples.ts';
import { documentOf, FIELD_SCHEMAS } from './openapi-fields.ts';
import { partnerAppointment, partnerAppointmentPage } from './partner-appointment.ts';
import { patient } from './patient.ts';
import { foundPatient, foundPatients, searchPatientsRequest } from './patient-search.ts';
import {
  account,
  activity,
  activityPage,
  createKeyRequest,
  portalKey,
  portalKeyList,
  portalSubscription,
  portalSubscriptionList,
  replaceAccountRequest,
  requestSubscriptionRequest,
  rotateKeyRequest,
  shownKey,
} from './portal.ts';
import { loggedRequest, requestLogPage, subscriptionUsage } from './portal-usage.ts';
import { practice, replacePracticeRequest } from './practice.ts';
import { gatewayMessage, problemDocument } from './problem-document.ts';
import { realtimeTicket } from './realtime.ts';
import { createReportRequest, replaceWeeklyReportRequest, report, weeklyReport } from './report.ts';
import { replaceScheduleRequest, schedule } from './schedule.ts';
import { slot, slotPage } from './slot.ts';
import { approveSubscriptionRequest, vendorSubscription, vendorSubscriptionList } from './subscription.ts';
import { unverifiedAppointment, unverifiedPage } from './unverified-appointments.ts';
import { usage } from './usage.ts';
import { eventPage, vendorEvent } from './vendor-event.ts';
import {
  bookFlatAppointmentRequest,
  flatAppointment,
  flatInsurancePlan,
  flatInsurancePlanList,
  flatSlot,
  flatSlotPage,
} from './version-1.ts';
import {
  createdWebhook,
  createWebhookRequest,
  replayedWebhook,
  replayWebhookRequest,
  rotatedWebhook,
  rotateWebhookRequest,
  testedWebhook,
  webhook,
  webhookDelivery,
  webhookDeliveryPage,
  webhookList,
} from './webhook.ts';

export type JsonObject = { [name: string]: unknown };

/** What callers send, by the name it has in the document: bodies, and a part of them. */
export const REQUEST_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  BookAppointmentRequest: bookAppointmentRequest,
  PatientDetails: patient,
  CancelAppointmentRequest: cancelAppointmentRequest,
  RescheduleAppointmentRequest: rescheduleAppointmentRequest,
  CorrectPatientRequest: correctPatientRequest,
  SearchPatientsRequest: searchPatientsRequest,
  CreateHoldRequest: createHoldRequest,
  ReplacePracticeRequest: replacePracticeRequest,
  ReplaceScheduleRequest: replaceScheduleRequest,
  ReplaceAppointmentTypeRequest: replaceAppointmentTypeRequest,
  CreateClosureRequest: createClosureRequest,
  ChangeCallTaskRequest: changeCallTaskRequest,
  CreateVerificationRequest: createVerificationRequest,
  CreateReportRequest: createReportRequest,
  ReplaceWeeklyReportRequest: replaceWeeklyReportRequest,
  InsuredPatient: insuredPatient,
  ApproveSubscriptionRequest: approveSubscriptionRequest,
  ContactEvent: contactEvent,
};

/** What callers receive. */
export const RESPONSE_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  Patient: patientRecord,
  Appointment: appointment,
  AppointmentPage: appointmentPage,
  AuditEntry: auditEntry,
  AuditPage: auditPage,
  FoundPatient: foundPatient,
  FoundPatients: foundPatients,
  Hold: hold,
  HoldList: holdList,
  Practice: practice,
  Slot: slot,
  SlotPage: slotPage,
  Schedule: schedule,
  AppointmentType: appointmentType,
  StandingAppointment: standingAppointment,
  Closure: closure,
  ClosureList: closureList,
  Call: call,
  CallPage: callPage,
  CallbackTask: callbackTask,
  CallbackTaskPage: callbackTaskPage,
  InsurancePlan: insurancePlan,
  InsurancePlanList: insurancePlanList,
  Verification: verification,
  UnverifiedAppointment: unverifiedAppointment,
  UnverifiedPage: unverifiedPage,
  CoverageEligibilityResponse: coverageEligibilityResponse,
  RealtimeTicket: realtimeTicket,
  VendorSubscription: vendorSubscription,
  VendorSubscriptionList: vendorSubscriptionList,
  Report: report,
  WeeklyReport: weeklyReport,
  Problem: problemDocument,
  GatewayMessage: gatewayMessage,
};

/** What vendors send and receive, where it is not what the App API has. */
export const PARTNER_REQUEST_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  BookFlatAppointmentRequest: bookFlatAppointmentRequest,
  CreateWebhookRequest: createWebhookRequest,
  RotateWebhookRequest: rotateWebhookRequest,
  ReplayWebhookRequest: replayWebhookRequest,
};
export const PARTNER_RESPONSE_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  PartnerAppointment: partnerAppointment,
  PartnerAppointmentPage: partnerAppointmentPage,
  FlatAppointment: flatAppointment,
  FlatSlot: flatSlot,
  FlatSlotPage: flatSlotPage,
  FlatInsurancePlan: flatInsurancePlan,
  FlatInsurancePlanList: flatInsurancePlanList,
  Usage: usage,
  VendorEvent: vendorEvent,
  EventPage: eventPage,
  Webhook: webhook,
  WebhookList: webhookList,
  CreatedWebhook: createdWebhook,
  RotatedWebhook: rotatedWebhook,
  TestedWebhook: testedWebhook,
  ReplayedWebhook: replayedWebhook,
  WebhookDelivery: webhookDelivery,
  WebhookDeliveryPage: webhookDeliveryPage,
};

/** What vendors send to the portal and receive from it. */
export const PORTAL_REQUEST_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  ReplaceAccountRequest: replaceAccountRequest,
  RequestSubscriptionRequest: requestSubscriptionRequest,
  CreateKeyRequest: createKeyRequest,
  RotateKeyRequest: rotateKeyRequest,
};
export const PORTAL_RESPONSE_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  Account: account,
  Subscription: portalSubscription,
  SubscriptionList: portalSubscriptionList,
  Key: portalKey,
  KeyList: portalKeyList,
  ShownKey: shownKey,
  Activity: activity,
  ActivityPage: activityPage,
  SubscriptionUsage: subscriptionUsage,
  LoggedRequest: loggedRequest,
  RequestLogPage: requestLogPage,
};

const EVERY_REQUEST = { ...REQUEST_SCHEMAS, ...PARTNER_REQUEST_SCHEMAS, ...PORTAL_REQUEST_SCHEMAS };
const EVERY_RESPONSE = { ...RESPONSE_SCHEMAS, ...PARTNER_RESPONSE_SCHEMAS, ...PORTAL_RESPONSE_SCHEMAS };

const NAMES = new Map(
  [...Object.entries(EVERY_REQUEST), ...Object.entries(EVERY_RESPONSE)].map(([name, schema]) => [schema, name]),
);

/** A reference to a schema's component. Throws for a schema that has no name here. */
export function schemaReference(schema: z.core.$ZodType): JsonObject {
  const name = NAMES.get(schema);
  if (name === undefined) throw new Error('A body of a route is missing from REQUEST_SCHEMAS or RESPONSE_SCHEMAS');
  return { $ref: `#/components/schemas/${name}` };
}

/** The `components.schemas` of a document: what its paths refer to, what the named ones are, and what those refer to. */
export function componentSchemas(paths: JsonObject, names: readonly string[] = []): JsonObject {
  const fields = Object.fromEntries(Object.entries(FIELD_SCHEMAS).map(([name, { schema }]) => [name, schema]));
  const all: JsonObject = { ...named({ ...EVERY_REQUEST, ...fields }, 'input'), ...named(EVERY_RESPONSE, 'output') };
  const reached = new Set<string>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const reference of referencesIn(all[name])) reach(reference);
  };
  for (const name of [...names, ...referencesIn(paths)]) reach(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => reached.has(name)));
}

function referencesIn(part: unknown): string[] {
  return [...JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
}

/** The JSON Schema of one parameter set, inlined. */
export function parameterSchema(schema: z.core.$ZodType): {
  properties: Record<string, JsonObject>;
  required: string[];
} {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', override: describe });
  return { properties: properties as Record<string, JsonObject>, required };
}

/** The JSON Schema of what is received, in the place where it stands. */
export function inlineSchema(schema: z.core.$ZodType): JsonObject {
  const { $schema: _, ...inline } = z.toJSONSchema(schema, {
    io: 'output',
    override: (context) => {
      describe(context);
      delete context.jsonSchema.additionalProperties;
    },
  });
  return inline;
}

function named(schemas: Readonly<Record<string, z.core.$ZodType>>, io: 'input' | 'output'): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(schemas)) registry.add(schema, { id: name });
  const generated = z.toJSONSchema(registry, {
    io,
    uri: (name) => `#/components/schemas/${name}`,
    override: (context) => {
      describe(context);
      // An answer may gain members; a client that refused them would break on the day it does.
      if (io === 'output') delete context.jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(generated.schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
      name,
      { ...schema, ...(name in EXAMPLES && { examples: [EXAMPLES[name]] }) },
    ]),
  );
}

const SPEAKING_FORMATS: ReadonlySet<unknown> = new Set(['date', 'date-time']);

/** A format says what zod's pattern of two hundred characters says, and a field's document what zod cannot. */
function describe({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (SPEAKING_FORMATS.has(jsonSchema.format)) delete jsonSchema.pattern;
  if (jsonSchema.type === 'integer') {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  }
  Object.assign(jsonSchema, documentOf(zodSchema));
}
