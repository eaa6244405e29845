import type { InvocationResult } from '@frontdesk/service-model/service-model';

/** A function's result; undefined when it takes longer than an API waits. The function itself goes on all the same. */
export const answerWithin = async (
  invocation: Promise<InvocationResult>,
  milliseconds: number,
): Promise<InvocationResult | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([invocation, limit]);
  } finally {
    clearTimeout(timer);
  }
};
