/** What SQS refuses in a message (U+FFFE, U+FFFF), and the halves of the characters above them: within what it takes, but
 *  not within what every stand-in for it does. JSON.stringify has already escaped the control characters. */
const REFUSED = /[\ud800-\udfff\ufffe\uffff]/g;

/** `content` as JSON that SQS takes, whatever characters its strings have.
 *  https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export function messageBody(content: unknown): string {
  return JSON.stringify(content).replace(REFUSED, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}
