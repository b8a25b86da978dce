/**
 * uPlot creates a number format for the browser's language while it loads. A system without a
 * locale reports "en-US@posix", which is not valid for a format, and the page would stay empty.
 */
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, "language", { value: "en", configurable: true });
}
