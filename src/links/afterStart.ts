/**
 * What is loaded at the end of the start, in one bundle: nothing that the user sees first waits for
 * it.
 */
export { keepFresh } from "../sync/keepFresh";
export { sayEnvironmentTokenFault, sayOtherAddress, sayStorageFailed } from "../ui/accountMessages";
export { watchSettings } from "../ui/invalidSettings";
export { openLinks } from "./openLinks";
