/**
 * The colours that tell projects apart, light and dark: each can be read as text and seen as a mark on
 * every paper of ours (tests/lib/projects/colours.test.ts).
 */
export const colours = {
  slate: { light: 'oklch(0.5 0.02 260)', dark: 'oklch(0.75 0.02 260)' },
  red: { light: 'oklch(0.54 0.2 25)', dark: 'oklch(0.75 0.15 25)' },
  amber: { light: 'oklch(0.53 0.12 75)', dark: 'oklch(0.78 0.14 80)' },
  green: { light: 'oklch(0.52 0.13 150)', dark: 'oklch(0.76 0.14 150)' },
  teal: { light: 'oklch(0.52 0.09 195)', dark: 'oklch(0.77 0.1 195)' },
  blue: { light: 'oklch(0.53 0.15 255)', dark: 'oklch(0.75 0.12 250)' },
  violet: { light: 'oklch(0.53 0.19 295)', dark: 'oklch(0.76 0.13 295)' },
  pink: { light: 'oklch(0.54 0.19 350)', dark: 'oklch(0.77 0.14 350)' },
} as const satisfies Record<string, { light: string; dark: string }>

export type Colour = keyof typeof colours

export const colourNames = Object.keys(colours) as Colour[]

/** As a style says it; a colour that nobody knows any more is slate. */
export function colourStyle(name: string): string {
  const { light, dark } = isColour(name) ? colours[name] : colours.slate
  return `light-dark(${light}, ${dark})`
}

function isColour(name: string): name is Colour {
  return Object.hasOwn(colours, name)
}
