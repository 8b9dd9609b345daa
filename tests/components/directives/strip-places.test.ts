import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesFor, put } from '#components/directives/strip-places.ts'
import { directives } from '#lib/camera/directives.ts'
import { groupsOf } from '#lib/camera/rearrange.ts'
import { anyMoves } from '../../lib/camera/prompts.ts'

test('a single move has no place that changes nothing', () => {
  const groups = groupsOf('[推进] a [上升] b [左移]')
  expect(placesFor(groups, { group: 1, chip: 0 })).toEqual([
    { kind: 'before', group: 0 },
    { kind: 'with', group: 0 },
    { kind: 'with', group: 2 },
    { kind: 'before', group: 3 },
  ])
})

test('wherever a move is put, it is found where the answer says', () => {
  fc.assert(
    fc.property(anyMoves, fc.nat(), fc.nat(), fc.nat(), (moves, groupSeed, chipSeed, placeSeed) => {
      const text = moves
        .map((group) => `x [${group.map((id) => directives[id].en).join(',')}] y`)
        .join(' ')
      const groups = groupsOf(text)
      const group = groupSeed % groups.length
      const chip = chipSeed % (groups[group]?.length ?? 1)
      const places = placesFor(groups, { group, chip })
      fc.pre(places.length > 0)
      const place = places[placeSeed % places.length]
      if (!place) throw new Error('no place')
      const result = put(text, groups, { group, chip }, place)
      if ('refused' in result) return
      expect(groupsOf(result.text)[result.at.group]?.[result.at.chip]?.directive).toBe(
        groups[group]?.[chip]?.directive,
      )
    }),
    { numRuns: 2000 },
  )
})
