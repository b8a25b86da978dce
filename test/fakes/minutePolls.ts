import { AutoRefresh, type AutoRefreshOptions } from "../../src/core/refresh/autoRefresh";

type Given = Pick<AutoRefreshOptions, "store" | "refresher" | "paces" | "clock" | "logger">;

/** The polls of a window whose view is in sight, once a minute. */
export function minutePolls(given: Given): AutoRefresh {
  return new AutoRefresh({
    sight: {
      viewIsVisible: () => true,
      windowIsFocused: () => true,
      visibleServers: () => [],
    },
    isFollowedElsewhere: () => false,
    intervalMs: () => 60_000,
    random: () => 0.5,
    ...given,
  });
}
