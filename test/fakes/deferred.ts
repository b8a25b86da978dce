/** A promise that the test settles when it wants. */
export class Deferred<T> {
  resolve: (value: T) => void = () => undefined;
  reject: (reason: Error) => void = () => undefined;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}
