import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import * as z from 'zod';

const sent = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).min(1) }),
  Content: z.object({
    Simple: z.object({
      Subject: z.object({ Data: z.string() }),
      Body: z.object({ Text: z.object({ Data: z.string() }) }),
    }),
  }),
});

/** A mail that a function has sent. */
export interface KeptMail {
  from: string;
  to: string[];
  subject: string;
  text: string;
}

/** SES's SendEmail for simple mails of text; they are kept and go nowhere.
 *  https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
export const mailServer = (keep: (mail: KeptMail) => void): Server =>
  createServer(async ({ method, url }, response) => {
    const answer = (status: number, body: object, type?: string): void => {
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(type !== undefined && { 'x-amzn-errortype': type }),
      });
      response.end(JSON.stringify(body));
    };
    if (method !== 'POST' || url !== '/v2/email/outbound-emails')
      return answer(404, { message: 'The local cloud has SendEmail only.' }, 'NotFoundException');
    const parsed = sent.safeParse(await jsonOf(response.req));
    if (!parsed.success) return answer(400, { message: z.prettifyError(parsed.error) }, 'BadRequestException');
    const { FromEmailAddress: from, Destination, Content } = parsed.data;
    const { Subject, Body } = Content.Simple;
    keep({ from, to: Destination.ToAddresses, subject: Subject.Data, text: Body.Text.Data });
    return answer(200, { MessageId: randomUUID() });
  });

const jsonOf = async (request: NodeJS.ReadableStream): Promise<unknown> => {
  try {
    return JSON.parse(await textOf(request));
  } catch {
    return undefined;
  }
};
