/** A function's code as it would be deployed. */
export interface FunctionBundle {
  code: string;
  /** Where the code would lie; names it in stack traces, and externals are resolved from there. */
  file: string;
  /** The name that the module exports, `handler`. */
  exportName: string;
  /** Changes exactly when the code does. */
  hash: string;
}
