/**
 * What is loaded at the end of the start, in one bundle: nothing that the user sees first waits for
 * it.
 */
export { HistoryRecorder } from "../history/historyRecorder";
export { keepFresh } from "../sync/keepFresh";
export { sayStorageFailed } from "../ui/accountMessages";
export { openLinks } from "./openLinks";
