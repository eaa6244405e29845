/** Where a 271 carries an AAA segment, with the loop of the X12 implementation guide. */
const LEVELS = {
  payer: 'Loop 2100A',
  provider: 'Loop 2100B',
  subscriber: 'Loop 2100C',
} as const;
export type Level = keyof typeof LEVELS;

interface Reason {
  readonly level: Level;
  readonly description: string;
  readonly followupAction: string;
}

const CORRECT = 'Please Correct and Resubmit';
const subscriber = (description: string): Reason => ({ level: 'subscriber', description, followupAction: CORRECT });
const provider = (description: string): Reason => ({ level: 'provider', description, followupAction: CORRECT });
const payer = (description: string, followupAction: string): Reason => ({
  level: 'payer',
  description,
  followupAction,
});

/** X12's reject reason codes, of element AAA03 in the 271 (005010X279A1). */
const REASONS: Readonly<Record<string, Reason>> = {
  '15': subscriber('Required application data missing'),
  '33': subscriber('Input Errors'),
  '35': subscriber('Out of Network'),
  '41': provider('Authorization/Access Restrictions'),
  '42': payer('Unable to Respond at Current Time', 'Please Resubmit Original Transaction'),
  '43': provider('Invalid/Missing Provider Identification'),
  '44': provider('Invalid/Missing Provider Name'),
  '45': provider('Invalid/Missing Provider Specialty'),
  '46': provider('Invalid/Missing Provider Phone Number'),
  '47': provider('Invalid/Missing Provider State'),
  '48': provider('Invalid/Missing Referring Provider Identification Number'),
  '49': provider('Provider is Not Primary Care Physician'),
  '50': provider('Provider Ineligible for Inquiries'),
  '51': provider('Provider Not on File'),
  '52': provider('Service Dates Not Within Provider Plan Enrollment'),
  '53': provider('Inquired Benefit Inconsistent with Provider Type'),
  '56': subscriber('Inappropriate Date'),
  '57': subscriber('Invalid/Missing Date(s) of Service'),
  '58': subscriber('Invalid/Missing Date-of-Birth'),
  '60': subscriber('Date of Birth Follows Date(s) of Service'),
  '61': subscriber('Date of Death Precedes Date(s) of Service'),
  '62': subscriber('Date of Service Not Within Allowable Inquiry Period'),
  '63': subscriber('Date of Service in Future'),
  '64': subscriber('Invalid/Missing Patient ID'),
  '65': subscriber('Invalid/Missing Patient Name'),
  '66': subscriber('Invalid/Missing Patient Gender Code'),
  '67': subscriber('Patient Not Found'),
  '68': subscriber('Duplicate Patient ID Number'),
  '69': subscriber("Inconsistent with Patient's Age"),
  '70': subscriber("Inconsistent with Patient's Gender"),
  '71': subscriber('Patient Birth Date Does Not Match That for the Patient on the Database'),
  '72': subscriber('Invalid/Missing Subscriber/Insured ID'),
  '73': subscriber('Invalid/Missing Subscriber/Insured Name'),
  '74': subscriber('Invalid/Missing Subscriber/Insured Gender Code'),
  '75': subscriber('Subscriber/Insured Not Found'),
  '76': subscriber('Duplicate Subscriber/Insured ID Number'),
  '77': subscriber('Subscriber Found, Patient Not Found'),
  '78': subscriber('Subscriber/Insured Not in Group/Plan Identified'),
  '79': payer('Invalid Participant Identification', CORRECT),
  '80': payer('No Response received - Transaction Terminated', 'Please Resubmit Original Transaction'),
  '97': provider('Invalid or Missing Provider Address'),
};

/** The codes that a payer of the simulator rejects inquiries with. */
export const AAA_CODES: readonly string[] = Object.keys(REASONS);

/** One AAA segment as the clearinghouse puts it into JSON, and the level that it belongs to. */
export const aaaError = (code: string): { level: Level; error: Record<string, string> } => {
  const { level, description, followupAction } = REASONS[code] ?? subscriber('Input Errors');
  const possibleResolutions = 'See the documentation of the payer simulator.';
  return {
    level,
    error: { field: 'AAA', code, description, followupAction, location: LEVELS[level], possibleResolutions },
  };
};
