/**
 * What a command gets in place of a row that VS Code no longer knows: the list has changed while
 * its menu was open. Nothing at all means that the command should ask for a server. Two bundles use
 * it, so it has to be the same in both.
 */
export const lostRow: unique symbol = Symbol.for("lostRow");
