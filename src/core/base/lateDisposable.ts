import type { Disposable } from "./emitter";

/** Something that is loaded after the start; ended before it is there, it ends as soon as it is. */
export function lateDisposable(opened: Promise<Disposable>): Disposable {
  return {
    dispose: () => {
      void opened.then((late) => {
        late.dispose();
      });
    },
  };
}
