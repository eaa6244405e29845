import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { retried } from '@frontdesk/aws/retried';
import type { Mail, Mailer } from '../ports/mailer.ts';

const ATTEMPTS = 3;

/** Sends mail through SES from an address of the stage's domain; an empty domain sends none.
 *  https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
export class SesMailer implements Mailer {
  readonly #client: SESv2Client;
  readonly #domain: string;

  constructor({ client, domain }: { client: SESv2Client; domain: string }) {
    this.#client = client;
    this.#domain = domain;
  }

  async send({ to, subject, text }: Mail): Promise<boolean> {
    if (this.#domain === '') return false;
    const command = new SendEmailCommand({
      FromEmailAddress: `Frontdesk <no-reply@${this.#domain}>`,
      Destination: { ToAddresses: [to] },
      Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } },
    });
    await retried(() => this.#client.send(command), { attempts: ATTEMPTS });
    return true;
  }
}
