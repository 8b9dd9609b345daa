import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Colour, contrast, oklch } from './support/oklch.ts'

const css = readFileSync('app/globals.css', 'utf8')

/** Both shades of every token, as app/globals.css names them. */
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light: oklch(light), dark: oklch(dark) }],
  ),
)

function shade(name: string, theme: 'light' | 'dark'): Colour {
  const found = tokens.get(name)?.[theme]
  if (!found) throw new Error(`there is no token ${name}`)
  return found
}

const papers = ['background', 'surface', 'raised', 'fill']
const inks = ['foreground', 'muted', 'tally', 'done', 'failed', 'attention', 'info']

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(inks.flatMap((ink) => papers.map((paper) => [ink, paper] as const)))(
    '%s can be read on %s',
    (ink, paper) => {
      expect(contrast(shade(ink, theme), shade(paper, theme))).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('words can be read on the tally colour, and on ink', () => {
    expect(contrast(shade('on-tally', theme), shade('tally', theme))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(shade('background', theme), shade('foreground', theme))).toBeGreaterThan(7)
  })

  test.each(papers)('the edge of a control and the focus ring can be seen on %s', (paper) => {
    expect(contrast(shade('control', theme), shade(paper, theme))).toBeGreaterThanOrEqual(3)
    expect(contrast(shade('tally', theme), shade(paper, theme))).toBeGreaterThanOrEqual(3)
  })

  test.each(['foreground', 'muted', 'tally', 'done', 'failed', 'attention', 'info'])(
    '%s of the dark theme can be read on the stage',
    (ink) => {
      expect(contrast(shade(ink, 'dark'), shade('stage', theme))).toBeGreaterThanOrEqual(4.5)
    },
  )
})

test('every colour that a class can name is a token', () => {
  const named = [...css.matchAll(/--color-[\w-]+: var\(--([\w-]+)\)/g)].map(([, name]) => name)
  expect(named.sort()).toEqual([...tokens.keys()].sort())
})
