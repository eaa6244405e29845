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
  '41': provider('Authorization/Access Restrictions'),
  '42': payer('Unable to Respond at Current Time', 'Please Resubmit Original Transaction'),
  '43': provider('Invalid/Missing Provider Identification'),
  '50': provider('Provider Ineligible for Inquiries'),
  '51': provider('Provider Not on File'),
  '57': subscriber('Invalid/Missing Date(s) of Service'),
  '58': subscriber('Invalid/Missing Date-of-Birth'),
  '62': subscriber('Date of Service Not Within Allowable Inquiry Period'),
  '63': subscriber('Date of Service in Future'),
  '64': subscriber('Invalid/Missing Patient ID'),
  '65': subscriber('Invalid/Missing Patient Name'),
  '67': subscriber('Patient Not Found'),
  '71': subscriber('Patient Birth Date Does Not Match That for the Patient on the Database'),
  '72': subscriber('Invalid/Missing Subscriber/Insured ID'),
  '73': subscriber('Invalid/Missing Subscriber/Insured Name'),
  '75': subscriber('Subscriber/Insured Not Found'),
  '76': subscriber('Duplicate Subscriber/Insured ID Number'),
  '78': subscriber('Subscriber/Insured Not in Group/Plan Identified'),
  '79': payer('Invalid Participant Identification', CORRECT),
  '80': payer('No Response received - Transaction Terminated', 'Please Resubmit Original Transaction'),
};

/** One AAA segment as the clearinghouse puts it into JSON, and the level that it belongs to. */
export const aaaError = (code: string): { level: Level; error: Record<string, string> } => {
  const { level, description, followupAction } = REASONS[code] ?? subscriber('Input Errors');
  const possibleResolutions = 'See the documentation of the payer simulator.';
  return {
    level,
    error: { field: 'AAA', code, description, followupAction, location: LEVELS[level], possibleResolutions },
  };
};
