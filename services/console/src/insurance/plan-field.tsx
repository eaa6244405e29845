import type { InsurancePlan } from '../desk/desk.ts';

interface PlanFieldProps {
  readonly plans: readonly InsurancePlan[];
  /** Empty: none is chosen. */
  readonly planId: string;
  readonly choose: (planId: string) => void;
}

/** Which of the practice's plans the member id belongs to. */
export function PlanField({ plans, planId, choose }: PlanFieldProps) {
  const isListed = plans.some((plan) => plan.planId === planId);
  return (
    <label>
      Plan
      <select value={isListed ? planId : ''} onChange={({ target }) => choose(target.value)}>
        <option value="" disabled>
          Choose the plan
        </option>
        {plans.map((plan) => (
          <option key={plan.planId} value={plan.planId}>
            {plan.payerName}: {plan.name}
          </option>
        ))}
      </select>
    </label>
  );
}
