import * as z from 'zod/mini';

/** HL7 code system `appointment-cancellation-reason`. */
export const CANCELLATION_CODES = [
  'pat',
  'pat-crs',
  'pat-cpp',
  'pat-dec',
  'pat-fb',
  'pat-lt',
  'pat-mt',
  'pat-mv',
  'pat-preg',
  'pat-swl',
  'pat-ucp',
  'prov',
  'prov-pers',
  'prov-dch',
  'prov-edu',
  'prov-hosp',
  'prov-labs',
  'prov-mri',
  'prov-onc',
  'maint',
  'meds-inc',
  'other',
  'oth-cms',
  'oth-err',
  'oth-fin',
  'oth-iv',
  'oth-int',
  'oth-mu',
  'oth-room',
  'oth-oerr',
  'oth-swie',
  'oth-weath',
] as const;

export const cancellationCode = z.enum(CANCELLATION_CODES, {
  error: 'must be a FHIR appointment cancellation reason code, such as pat or prov',
});
export type CancellationCode = z.output<typeof cancellationCode>;
