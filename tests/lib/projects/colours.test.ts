import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { colourNames, colourStyle, colours } from '#lib/projects/colours.ts'
import { contrast, oklch } from '#tests/support/oklch.ts'

const css = readFileSync('app/globals.css', 'utf8')

function paper(name: string, theme: 'light' | 'dark'): string {
  const found = new RegExp(
    `--${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)`,
  ).exec(css)
  return found?.[theme === 'light' ? 1 : 2] ?? ''
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(
    colourNames.flatMap((name) =>
      ['background', 'surface', 'raised', 'fill'].map((on) => [name, on] as const),
    ),
  )('%s can be read on %s', (name, on) => {
    const ratio = contrast(oklch(colours[name][theme]), oklch(paper(on, theme)))
    expect(ratio).toBeGreaterThanOrEqual(4.5)
  })
})

test('a colour that nobody knows any more is slate', () => {
  expect(colourStyle('chartreuse')).toBe(colourStyle('slate'))
  expect(colourStyle('toString')).toBe(colourStyle('slate'))
})
