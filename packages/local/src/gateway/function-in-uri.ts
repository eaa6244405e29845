/** The function's name in an ARN or an invocation URI, without the alias that may follow it. */
export const functionIn = (uri: string): string | undefined => /:function:([\w-]+)/.exec(uri)?.[1];
