import { LocalSetupError } from '@frontdesk/local/local-setup-error';

/** What the command was given beside the action. */
export interface SubscriptionArguments {
  readonly positionals: readonly string[];
  readonly vendor?: string | undefined;
  readonly plan?: string | undefined;
  readonly scope?: string | undefined;
  readonly name?: string | undefined;
  readonly 'grace-hours'?: string | undefined;
  readonly now?: boolean | undefined;
}

/** The request that the function `manageSubscriptions` takes. Throws LocalSetupError with the usage. */
export function subscriptionRequest(args: SubscriptionArguments, usage: string): object {
  const [action, subject, keyId, ...more] = args.positionals;
  const { vendor, plan, name, now } = args;
  const scopes = args.scope?.split(/[\s,]+/).filter(Boolean);
  const grace = args['grace-hours'];
  const graceSeconds = grace === undefined ? undefined : Number(grace) * 3_600;
  const takesKey = action === 'rotate' || action === 'revoke';
  const isWrong = subject === undefined || more.length > 0 || takesKey !== (keyId !== undefined);
  if (isWrong || (graceSeconds !== undefined && !Number.isInteger(graceSeconds))) throw new LocalSetupError(usage);
  switch (action) {
    case 'create':
      if (vendor === undefined || plan === undefined) throw new LocalSetupError(usage);
      return { action, practiceId: subject, vendor, plan, scopes, keyName: name };
    case 'add-key':
      if (name === undefined) throw new LocalSetupError(usage);
      return { action, subscriptionId: subject, keyName: name };
    case 'rotate':
      return { action, subscriptionId: subject, keyId, graceSeconds };
    case 'revoke':
      return { action, subscriptionId: subject, keyId, now };
    case 'suspend':
    case 'resume':
    case 'end':
      return { action, subscriptionId: subject, now };
    case 'list':
      return { action, practiceId: subject };
    default:
      throw new LocalSetupError(usage);
  }
}
