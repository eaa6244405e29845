import { account, replaceAccountRequest } from '@frontdesk/contracts/portal';
import { jsonAnswer } from '@frontdesk/core/answer';
import { accounts } from '../../composition/accounts.ts';
import { portsOfVendor } from '../../composition/changing-ports.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { sandboxPorts } from '../../composition/sandbox-ports.ts';
import { presentAccount } from '../../domain/present-account.ts';
import { openAccount } from '../../use-cases/open-account.ts';

/** PUT /portal/account */
export const handler = portalApi(
  { operationId: 'replaceAccount', body: replaceAccountRequest, answer: account },
  async (request) => {
    const ports = { ...sandboxPorts, accounts, subscriptions: portsOfVendor(request) };
    return jsonAnswer(
      200,
      presentAccount(await openAccount(ports, request.caller, request.body.name, request.deadline)),
    );
  },
);
