import { onceItWorks } from "../core/base/onceItWorks";
import type { ServerRef } from "../core/servers/server";
import type { NewServerFollower, NewServerFollowerDependencies } from "./newServerFollower";

/** The follower of new servers, loaded with the first of them. */
export class LateArrivals {
  readonly #load = onceItWorks(() => this.#loadFollower());
  #loading: Promise<NewServerFollower> | undefined;
  #follower: NewServerFollower | undefined;

  constructor(private readonly dependencies: Omit<NewServerFollowerDependencies, "probe">) {}

  follow(ref: ServerRef): void {
    this.#loading = this.#load();
    void this.#loading.then((follower) => {
      follower.follow(ref);
    });
  }

  isFollowed(ref: ServerRef): boolean {
    return this.#follower?.isFollowed(ref) ?? false;
  }

  dispose(): void {
    void this.#loading?.then((follower) => {
      follower.dispose();
    });
  }

  async #loadFollower(): Promise<NewServerFollower> {
    const late = await import("./newServerFollower");
    this.#follower = late.followNewServers(this.dependencies);
    return this.#follower;
  }
}
