import { systemClock } from '@frontdesk/core/clock';
import { planLists } from '@frontdesk/insurance/composition/plan-lists';
import { ruleChangingPorts } from '@frontdesk/practices/composition/rule-changing-ports';
import type { PrepareSandboxPorts } from '../use-cases/prepare-sandbox.ts';

/** What a sandbox is made with. */
export const sandboxPorts: PrepareSandboxPorts = { rules: ruleChangingPorts, plans: planLists, clock: systemClock };
