import type { CloudHost, CloudModule } from '../cloud-module.ts';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { mailServer } from './mail-server.ts';

const keptMails = 1_000;

/** Amazon SES: keeps what functions send, where tests and the terminal can read it. */
export const mailModule = ({ environment, mails, log }: CloudHost): CloudModule => {
  const server = mailServer((mail) => {
    mails.push(mail);
    if (mails.length > keptMails) mails.shift();
    log({ source: 'cloud', line: `Mail to ${mail.to.join(', ')}: ${mail.subject}` });
  });
  return {
    listen: async () => {
      environment.AWS_ENDPOINT_URL_SESV2 = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
      environment.MAIL_DOMAIN = 'frontdesk.test';
    },
    close: () => closeServer(server),
  };
};
