/**
 * Does the work at the first call and gives its result to every later one. Work that fails is done
 * again at the next call: what it needs may be there by then, such as a file that an update replaces.
 */
export function onceItWorks<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    const running = (result ??= work());
    running.catch(() => {
      result = result === running ? undefined : result;
    });
    return running;
  };
}
