import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { kinds } from '#sandbox/faults/kinds.ts'
import { rules } from '#sandbox/faults/rule.ts'
import { everyEntry } from '../../minimax/fixtures.ts'
import { ends } from './ends.ts'
import { everyRow } from './every-row.ts'
import { ofNoFate } from './of-no-fate.ts'

/** That nothing is missing among the rows: no fault the sandbox can make, no entry of the fixtures. */

describe('a row plays', () => {
  const played = new Set(
    everyRow
      .flatMap(({ faults }) => rules.parse(faults))
      .flatMap(({ call, fault }) => [
        `${call} ${fault.kind}`,
        ...Object.entries(fault).map(([field, value]) => `${call} ${fault.kind} ${field}=${value}`),
      ]),
  )

  test.each(ways())('%s', (way) => {
    expect([...played]).toContain(way)
  })
})

/** Every kind of fault, and every value of each field that has only so many: `create body as=html`. */
function ways(): string[] {
  return Object.entries(kinds).flatMap(([call, options]) =>
    options.flatMap((option) => {
      const kind = `${call} ${option.shape.kind.value}`
      const { properties = {} } = z.toJSONSchema(option, { io: 'input' })
      const fields = Object.entries(properties).flatMap(([field, schema]) =>
        choicesIn(schema).map((choice) => `${kind} ${field}=${choice}`),
      )
      return [kind, ...fields]
    }),
  )
}

function choicesIn(schema: z.core.JSONSchema._JSONSchema): unknown[] {
  if (typeof schema === 'boolean') return []
  if (schema.type === 'boolean') return [true, false]
  return schema.enum ?? schema.anyOf?.flatMap((one) => constant(one)) ?? []
}

function constant(schema: z.core.JSONSchema._JSONSchema): unknown[] {
  return typeof schema === 'boolean' || schema.const === undefined ? [] : [schema.const]
}

describe('of the fixtures', () => {
  const entries = [...new Set(everyEntry())]
  const played = new Set(everyRow.flatMap(({ plays }) => plays ?? []))

  test.each(entries)('%s is played, or it is said why not', (entry) => {
    expect([played.has(entry), Object.hasOwn(ofNoFate, entry)]).toContain(true)
    expect([played.has(entry), Object.hasOwn(ofNoFate, entry)]).toContain(false)
  })

  test('nothing else is played', () => {
    expect([...played, ...Object.keys(ofNoFate)].filter((name) => !entries.includes(name))).toEqual(
      [],
    )
  })
})

test('every end has a row', () => {
  const reached = new Set<string>(everyRow.map(({ end }) => end))
  expect(Object.keys(ends).filter((end) => !reached.has(end))).toEqual([])
})
