import { chosen, inWindow, type StepKind } from "./step";

/** Who is signed in, and with which token. */
export const accountSteps: Readonly<Record<string, StepKind>> = {
  "sign in": inWindow(4, (window) => {
    window.command("vps.signIn");
    return true;
  }),
  "sign out": inWindow(1.2, (window) => {
    window.command("vps.signOut");
    return true;
  }),
  "sign out while nothing answers": inWindow(0.7, (window, _step, world) => {
    world.weather = "offline";
    window.command("vps.signOut");
    for (let at = 0; at < 8; at += 1) {
      window.life.time.after(at * 700, window.life, "user refreshes", () => {
        window.command("vps.servers.refresh");
      });
    }
    return true;
  }),
  "sign in again": inWindow(1, (window) => {
    window.command("vps.account.signInAgain");
    return true;
  }),
  "rename an account": inWindow(1, (window) => {
    window.command("vps.account.rename");
    return true;
  }),
  "a token is replaced elsewhere": {
    weight: 0.7,
    run: (world, { which }) => {
      const api = world.api;
      const account = chosen([...api.world.accounts.entries()], which);
      if (!account) {
        return false;
      }
      const [token, record] = account;
      const isRevoked = record.revoked === true;
      api.world.accounts.set(token, { ...record, revoked: !isRevoked });
      world.history.add({
        kind: "fault",
        text: `${token} is ${isRevoked ? "valid again" : "revoked"}`,
      });
      return true;
    },
  },
};
