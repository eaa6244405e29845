/** Waits for `settling`, but no longer than `milliseconds`; tells whether it has settled. Whether it failed is not asked:
 *  this is for a stop, where whoever does not answer is left behind. */
export const settlesWithin = async (settling: Promise<unknown>, milliseconds: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const settled = settling.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, limit]);
  } finally {
    clearTimeout(timer);
  }
};

/** How long a part of the cloud may take to stop. What is left then is ended with what it works on: threads, then DynamoDB
 *  Local. */
export const stopMilliseconds = 3_000;
