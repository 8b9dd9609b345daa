import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { factsOf } from '#lib/minimax/codes.ts'

/** Section 6 of docs/upstream.md, row by row: code, meaning, create, GET. */
const rows = readFileSync(new URL('../../../docs/upstream.md', import.meta.url), 'utf8')
  .split('## 6. Codes')[1]
  ?.split('\n')
  .filter((line) => /^\| [1-9]/.test(line))
  .flatMap((line) => {
    const [, numbers = '', , create = '', get = ''] = line.split('|').map((cell) => cell.trim())
    return numbers.split(', ').map((code) => [Number(code), create, get] as const)
  })

test('the table of codes says what the document says', () => {
  expect(rows?.length).toBe(22)
  for (const [code, create, get] of rows ?? []) {
    const facts = factsOf(code)
    const pause = facts?.waitSeconds ? `, ${facts.waitSeconds} s` : ''
    expect([`${facts?.create}${pause}`.replace('_text', ' text'), facts?.get], `${code}`).toEqual([
      create,
      get,
    ])
  }
})

test('a code that is not in the document has no facts', () => {
  const documented = (rows ?? []).map(([code]) => code)
  for (let code = -10; code < 30_000; code += 1) {
    expect(factsOf(code) !== undefined).toBe(documented.includes(code))
  }
})
