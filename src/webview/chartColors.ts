import type { UsageFigure } from "../core/usage/usageRange";

export interface ChartColors {
  readonly line: string;
  readonly area: string;
  readonly text: string;
  readonly grid: string;
  readonly font: string;
}

const lines = {
  cpuPercent: "--vscode-charts-blue",
  memoryUsedMb: "--vscode-charts-purple",
} as const satisfies Record<UsageFigure, string>;

/** A canvas does not know CSS variables, so their values are read when drawing. */
export function chartColors(figure: UsageFigure): ChartColors {
  const style = getComputedStyle(document.body);
  const read = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  const text = read("--vscode-descriptionForeground", style.color);
  const line = read(lines[figure], style.color);
  const isHighContrast = document.body.classList.contains("vscode-high-contrast");
  return {
    line,
    area: isHighContrast ? "transparent" : faded(line, 0.12),
    text: isHighContrast ? style.color : text,
    grid: faded(text, isHighContrast ? 0.4 : 0.2),
    font: `11px ${read("--vscode-font-family", "sans-serif")}`,
  };
}

/**
 * Calls the listener when the user has changed the theme: VS Code then changes the body's classes.
 */
export function onThemeChange(listener: () => void): void {
  new MutationObserver(listener).observe(document.body, {
    attributes: true,
    attributeFilter: ["class", "data-vscode-theme-id"],
  });
}

function faded(color: string, share: number): string {
  return `color-mix(in srgb, ${color} ${share * 100}%, transparent)`;
}
