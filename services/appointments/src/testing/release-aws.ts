import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { InvocationResult } from '@frontdesk/service-model/service-model';

/** Lambda's Invoke and CodeDeploy's verdict on loopback, before functions that run: what the hook calls, over HTTP. */
export class ReleaseAws {
  /** By name, qualifier and payload. */
  readonly invoked: { functionName: string; qualifier: string }[] = [];
  readonly verdicts: unknown[] = [];
  /** Before the function is asked. */
  fault: (functionName: string, qualifier: string) => InvocationResult | undefined = () => undefined;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #invoke: (functionName: string, payload: unknown) => Promise<InvocationResult>;

  constructor(invoke: (functionName: string, payload: unknown) => Promise<InvocationResult>) {
    this.#invoke = invoke;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const target = request.headers['x-amz-target'];
    if (target === 'CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus') {
      this.verdicts.push(JSON.parse(body));
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
      return;
    }
    const path = decodeURIComponent(request.url ?? '');
    const [, functionName = '', qualifier = ''] = /:function:([^:]+):([^/]+)\/invocations/.exec(path) ?? [];
    this.invoked.push({ functionName, qualifier });
    const result = this.fault(functionName, qualifier) ?? (await this.#invoke(functionName, JSON.parse(body)));
    if (result.ok) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result.payload));
    } else if (result.kind === 'throttled') {
      response.writeHead(429, { 'x-amzn-errortype': result.errorType, 'content-type': 'application/json' }).end('{}');
    } else {
      response.writeHead(200, { 'x-amz-function-error': 'Unhandled' }).end(JSON.stringify(result));
    }
  }
}
