/** A thing the user has to put right on the machine; its message is to be shown alone, without a stack. */
export class LocalSetupError extends Error {
  override readonly name = 'LocalSetupError';
}
