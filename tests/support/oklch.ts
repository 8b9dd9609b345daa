/** Linear-light sRGB with alpha; parts outside the screen's colours are cut off as a screen does. */
export type Colour = { r: number; g: number; b: number; alpha: number }

/** `oklch(0.5 0.1 260)` or `oklch(1 0 0 / 10%)`. */
export function oklch(text: string): Colour {
  const parts = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+)%)?\)$/.exec(text)
  if (!parts) throw new Error(`not a colour of ours: ${text}`)
  const [lightness = 0, chroma = 0, hue = 0] = parts.slice(1, 4).map(Number)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const cut = (value: number) => Math.min(1, Math.max(0, value))
  return {
    r: cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    g: cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    b: cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    alpha: parts[4] === undefined ? 1 : Number(parts[4]) / 100,
  }
}

/** WCAG's contrast of two opaque colours, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance({ r, g, b }: Colour): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
