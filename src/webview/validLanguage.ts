/**
 * uPlot makes a number format for the browser's language as it loads. A system without a locale
 * gives "en-US@posix", which no format knows, and the page would stay empty.
 */
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, "language", { value: "en", configurable: true });
}
