import { capitalizedWords, ID, REST_API, type Resources } from './template-part.ts';

/** An AWS::ApiGateway::Resource for every segment of every path, so that paths with a common beginning share it. */
export function resourceTree(paths: Iterable<string>): Resources {
  const resources: Resources = {};
  for (const path of paths) {
    const segments = path.slice(1).split('/');
    for (const [index, PathPart] of segments.entries()) {
      const parent = `/${segments.slice(0, index).join('/')}`;
      const ParentId = index === 0 ? { 'Fn::GetAtt': [ID.api, 'RootResourceId'] } : { Ref: resourceId(parent) };
      resources[resourceId(`/${segments.slice(0, index + 1).join('/')}`)] = {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { ...REST_API, ParentId, PathPart },
      };
    }
  }
  return resources;
}

/** The logical id of a path's resource. */
export function resourceId(path: string): string {
  return `PartnerApi${capitalizedWords(path)}`;
}
