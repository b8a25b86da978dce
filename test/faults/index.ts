/**
 * The matrix needs the sentences, and these need VS Code: its tests run like those of test/host.
 */
export { run } from "../host/index";
