import { resourcesOfType } from '@frontdesk/service-model/find-resources';
import type { FunctionModel, ServiceModel } from '@frontdesk/service-model/service-model';
import { filterPattern } from './filter-pattern.ts';

/** A function that gets the events of a log group. */
export interface SubscriptionDefinition {
  filterName: string;
  logGroup: string;
  takes(line: string): boolean;
  function: FunctionModel;
}

/** The AWS::Logs::SubscriptionFilter resources of all services. Throws when one leads to something else than a function, and when a group has
 *  more than two, which CloudWatch refuses. */
export const subscriptionDefinitions = (services: readonly ServiceModel[]): SubscriptionDefinition[] => {
  const functions = new Map(services.flatMap((service) => service.functions.map((each) => [each.name, each])));
  const found = resourcesOfType(services, 'AWS::Logs::SubscriptionFilter').map(({ physicalId, Properties }) => {
    const { DestinationArn, FilterName, FilterPattern, LogGroupName } = Properties;
    const target = functions.get(/:function:([^:]+)/.exec(String(DestinationArn))?.[1] ?? '');
    if (target === undefined)
      throw new Error(`${physicalId}: ${String(DestinationArn)} is no function of the services.`);
    return {
      filterName: String(FilterName ?? physicalId),
      logGroup: String(LogGroupName),
      takes: filterPattern(String(FilterPattern ?? '')),
      function: target,
    };
  });
  for (const [group, ofGroup] of Map.groupBy(found, ({ logGroup }) => logGroup))
    if (ofGroup.length > 2)
      throw new Error(`Log group ${group} has ${ofGroup.length} subscriptions; CloudWatch allows two.`);
  return found;
};
