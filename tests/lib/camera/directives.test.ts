import { expect, test } from 'vitest'
import { directiveGroups, directiveIds, directiveName, directives } from '#lib/camera/directives.ts'
import { directiveNamed } from '#lib/camera/names.ts'
import { lintCodes } from '#lib/camera/problem.ts'
import english from '#messages/en/camera.json' with { type: 'json' }
import chinese from '#messages/zh-CN/camera.json' with { type: 'json' }

test('the fifteen official spellings stand in the order of the upstream', () => {
  expect(directiveIds.map((id) => [directives[id].cn, directives[id].en])).toEqual([
    ['左移', 'Truck left'],
    ['右移', 'Truck right'],
    ['左摇', 'Pan left'],
    ['右摇', 'Pan right'],
    ['推进', 'Push in'],
    ['拉远', 'Pull out'],
    ['上升', 'Pedestal up'],
    ['下降', 'Pedestal down'],
    ['上摇', 'Tilt up'],
    ['下摇', 'Tilt down'],
    ['变焦推近', 'Zoom in'],
    ['变焦拉远', 'Zoom out'],
    ['晃动', 'Shake'],
    ['跟随', 'Tracking shot'],
    ['固定', 'Static shot'],
  ])
})

test('an opposite is of the same group and has this one as its opposite', () => {
  const paired = directiveIds.flatMap((id) => {
    const { opposite } = directives[id]
    return opposite ? [[id, opposite] as const] : []
  })
  expect(paired).toHaveLength(12)
  for (const [id, opposite] of paired) {
    expect(directives[opposite].opposite).toBe(id)
    expect(directives[opposite].group).toBe(directives[id].group)
  }
})

test.each(directiveIds)('%s is named by both spellings in any case, width and spacing', (id) => {
  const { cn, en } = directives[id]
  const wide = en.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
  const spellings = [
    cn,
    en,
    en.toUpperCase(),
    ` ${en.replace(' ', '  ')} `,
    en.replace(' ', '-'),
    wide,
  ]
  expect(spellings.map(directiveNamed)).toEqual(spellings.map(() => id))
})

test.each([
  ['static', 'static'],
  ['push out', 'pull-out'],
  ['Pull back', 'pull-out'],
  ['dolly in', 'push-in'],
  ['左搖', 'pan-left'],
  ['變焦拉遠', 'zoom-out'],
  ['跟拍', 'tracking'],
])('%s can only mean %s', (written, id) => {
  expect(directiveNamed(written)).toBe(id)
})

test.each(['pan up', 'Tilt Left', '推近', 'zoom', 'pan', 'left', '', '移'])(
  '%j could mean more than one directive or none, and names none',
  (written) => {
    expect(directiveNamed(written)).toBeUndefined()
  },
)

test('every directive, group and finding has its words in both languages', () => {
  for (const words of [english, chinese]) {
    expect(Object.keys(words.directives)).toEqual(directiveIds)
    expect(Object.keys(words.groups)).toEqual([...directiveGroups])
    expect(Object.keys(words.lint)).toEqual(Object.keys(lintCodes))
    expect(Object.keys(words.insert)).toEqual(['bracket_full', 'already_in_bracket'])
  }
  for (const id of directiveIds) {
    expect(english.directives[id]).toBe(directiveName(id, 'en'))
    expect(chinese.directives[id]).toBe(directiveName(id, 'zh'))
  }
})
