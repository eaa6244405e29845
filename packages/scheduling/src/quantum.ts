/** The unit in which time is claimed. Every claim is a whole number of quanta of the UTC day. */
export const QUANTUM_MINUTES = 5;

/** UTC days have no transitions, so every page of a day sheet has the same 288 quanta. */
export const QUANTA_PER_DAY = 288;

export const MINUTES_PER_DAY = 1440;

/** The longest claim, buffers included. A page's condition takes four operators a quantum
 *  (`attribute_not_exists(q) OR q < :now`, joined by AND) and about 46 bytes; DynamoDB allows 300 operators
 *  and 4 KB an expression, which 72 quanta (288 operators, 3.3 KB) just respect. */
export const MAXIMUM_CLAIM_MINUTES = 360;
