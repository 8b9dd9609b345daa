import { describe, expect, test } from 'vitest'
import { filledIn, variablesOf } from '#lib/templates/variables.ts'

describe('variables', () => {
  test('are named once each, in the order in which they stand, in any language', () => {
    expect(variablesOf('A {{ subject }} in {{地点}}, again {{subject}} and {{place}}')).toEqual([
      'subject',
      '地点',
      'place',
    ])
  })

  test('are nothing that is empty, nested, over a line or too long', () => {
    expect(variablesOf(`{{}} {{ }} {{a\nb}} {x} {{${'x'.repeat(41)}}}`)).toEqual([])
    expect(variablesOf('{{{inner}}}')).toEqual(['inner'])
  })

  test('do not disturb directives', () => {
    expect(filledIn('[Push in] {{x}} [左移]', { x: 'a [Zoom out]' })).toBe(
      '[Push in] a [Zoom out] [左移]',
    )
  })

  test('without a value stay for all to see', () => {
    expect(filledIn('A {{a}} and {{b}}', { a: ' fox ', b: '  ' })).toBe('A fox and {{b}}')
  })

  test('are filled with what was typed, and what was typed is not filled again', () => {
    expect(filledIn('{{a}} {{b}}', { a: '{{b}}', b: '$& $1' })).toBe('{{b}} $& $1')
  })

  test('take no value from what every object has', () => {
    expect(filledIn('{{constructor}}', {})).toBe('{{constructor}}')
  })
})
