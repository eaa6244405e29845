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
