/** Where the extension writes what it did; never a token (src/ui/log.ts takes care of that). */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
