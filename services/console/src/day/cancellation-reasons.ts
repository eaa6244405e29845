import type { Schemas } from '@frontdesk/client/app-api-client';

export type CancellationReason = Schemas['CancelAppointmentRequest']['reason'];

interface ReasonGroup {
  readonly title: string;
  readonly reasons: Partial<Record<CancellationReason, string>>;
}

/** HL7's appointment cancellation reasons in plain words, in the groups that they have there. */
export const CANCELLATION_REASONS: readonly ReasonGroup[] = [
  {
    title: 'Patient',
    reasons: {
      pat: 'Patient cancelled',
      'pat-crs': 'Cancelled by the reminder system',
      'pat-cpp': 'Cancelled in the patient portal',
      'pat-fb': 'Feels better',
      'pat-lt': 'Has no way to get here',
      'pat-dec': 'Has died',
      'pat-mt': 'Is no longer insured',
      'pat-mv': 'Has moved away',
      'pat-preg': 'Is pregnant',
      'pat-swl': 'Got another time from the waitlist',
      'pat-ucp': 'Unhappy, or has another provider',
    },
  },
  {
    title: 'Provider',
    reasons: {
      prov: 'Provider cancelled',
      'prov-pers': 'Personal reasons',
      'prov-dch': 'Provider discharged the patient',
      'prov-edu': 'Training or meeting',
      'prov-hosp': 'Provider is in hospital',
      'prov-labs': 'Laboratory results out of range',
      'prov-mri': 'MRI screening form says not to proceed',
      'prov-onc': 'Change of the treatment plan',
    },
  },
  {
    title: 'Practice',
    reasons: {
      maint: 'Equipment: maintenance or repair',
      'meds-inc': 'Preparation or medication incomplete',
      'oth-room': 'Room or resource not available',
      'oth-cms': 'Therapy not authorized',
      'oth-fin': 'Financial reasons',
      'oth-int': 'No interpreter available',
      'oth-iv': 'Intravenous access not possible',
      'oth-mu': 'Preparation, medication or results missing',
      'oth-swie': 'Walk-in entered by mistake',
    },
  },
  {
    title: 'Other',
    reasons: {
      'oth-weath': 'Weather',
      'oth-err': 'Entered by mistake',
      'oth-oerr': 'Ordered by mistake',
      other: 'Another reason',
    },
  },
];

const NAMES = new Map(CANCELLATION_REASONS.flatMap(({ reasons }) => Object.entries(reasons)));

export function cancellationReasonName(code: string): string {
  return NAMES.get(code) ?? code;
}
