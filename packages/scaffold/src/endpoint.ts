import { SCOPES, type Scope } from '@frontdesk/core/roles';

export const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** What a new endpoint is called and where it answers. */
export interface Endpoint {
  /** Folder under services/. */
  service: string;
  /** The function's key and the use case: verb first, camelCase, `checkInPatient`. */
  operationId: string;
  method: Method;
  /** API Gateway's form: `/appointments/{id}/check-in`. */
  path: string;
  scope: Scope;
}

/** Reads an endpoint from the command's words. Throws Error with a sentence that says which word is wrong and how it should look. */
export function parseEndpoint(words: readonly string[]): Endpoint {
  const [service, operationId, method, path, scope] = words;
  if (words.length !== 5) throw new Error('Five words are needed: service, operation, method, path, scope.');
  if (service === undefined || !/^[a-z][a-z-]*$/.test(service))
    throw new Error('The service is a folder under services/, such as appointments.');
  if (operationId === undefined || !/^[a-z]+([A-Z][a-z]+)+$/.test(operationId)) {
    throw new Error('The operation is a verb and a noun in camelCase, such as checkInPatient.');
  }
  const knownMethod = METHODS.find((known) => known === method);
  if (knownMethod === undefined) throw new Error(`The method is one of ${METHODS.join(', ')}.`);
  if (path === undefined || !/^(\/([a-z][a-z-]*|\{[a-zA-Z]+\}))+$/.test(path)) {
    throw new Error('The path is kebab-case with parameters in braces, such as /appointments/{id}/check-in.');
  }
  const knownScope = SCOPES.find((known) => known === scope);
  if (knownScope === undefined) throw new Error(`The scope is one of ${SCOPES.join(', ')}.`);
  return { service, operationId, method: knownMethod, path, scope: knownScope };
}

/** `checkInPatient` as a file name: `check-in-patient`. */
export function kebabCase(operationId: string): string {
  return operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
