import { describe, expect, it } from 'vitest';
import { onlyResource, packagedTemplate } from './packaged-template.ts';
import type { Statement } from './safe-by-default/function-roles.ts';

describe.each([
  ['prod', 250],
  ['staging', 250],
  ['dev', 100],
])('the budget of %s', (stage, dollars) => {
  const platform = () => packagedTemplate('platform', stage);

  it('counts what has the tag of the stage, by month', () => {
    expect(onlyResource(platform(), 'AWS::Budgets::Budget').Properties.Budget).toEqual({
      BudgetName: `frontdesk-${stage}`,
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: dollars, Unit: 'USD' },
      CostFilters: { TagKeyValue: [{ 'Fn::Join': ['$', ['user:budget', `frontdesk-${stage}`]] }] },
    });
  });

  it('tells the alarm topic before it is spent, when it is, and when it will be', () => {
    const { NotificationsWithSubscribers: told } = onlyResource(platform(), 'AWS::Budgets::Budget').Properties as {
      NotificationsWithSubscribers: { Notification: Record<string, unknown>; Subscribers: unknown }[];
    };
    expect(told.map(({ Notification }) => [Notification.NotificationType, Notification.Threshold])).toEqual([
      ['ACTUAL', 80],
      ['ACTUAL', 100],
      ['FORECASTED', 100],
    ]);
    for (const { Subscribers } of told) {
      expect(Subscribers).toEqual([{ SubscriptionType: 'SNS', Address: { Ref: 'AlarmTopic' } }]);
    }
  });

  it('may publish to that topic and use its key, for this account alone', () => {
    const { AlarmTopicPolicy, DataKey } = platform().Resources;
    const documents = [AlarmTopicPolicy?.Properties.PolicyDocument, DataKey?.Properties.KeyPolicy] as {
      Statement: Statement[];
    }[];
    for (const { Statement: statements } of documents) {
      const ofBudgets = statements.filter(({ Principal }) => JSON.stringify(Principal ?? '').includes('budgets.'));
      expect(ofBudgets).toHaveLength(1);
      expect(ofBudgets[0]?.Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
    }
  });
});
