import type { CloudFormationResource, ServiceModel } from './service-model.ts';

export interface FoundResource extends CloudFormationResource {
  /** What `Ref` gives for it. */
  physicalId: string;
}

/** All resources of a type, over all services. */
export const resourcesOfType = (services: readonly ServiceModel[], type: string): FoundResource[] =>
  services.flatMap(({ resources, physicalIds }) =>
    Object.entries(resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([logicalId, resource]) => ({ ...resource, physicalId: physicalIds[logicalId] ?? logicalId })),
  );
