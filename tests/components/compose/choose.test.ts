import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choose } from '#components/compose/choose.ts'
import {
  type Choice,
  defaultChoice,
  durationsSeconds,
  facts,
  legalDurations,
  legalResolutions,
  modelNames,
  resolutions,
} from '#lib/jobs/catalog.ts'

/** What one press in the form can change: only what the form offers for the model. */
const press = fc.oneof(
  fc.record({ model: fc.constantFrom(...modelNames) }),
  fc.record({ resolution: fc.constantFrom(...resolutions) }),
  fc.record({ durationSeconds: fc.constantFrom(...durationsSeconds) }),
  fc.record({ promptOptimizer: fc.boolean() }),
  fc.record({ fastPretreatment: fc.boolean() }),
)

function isOffered(choice: Choice, change: Partial<Choice>): boolean {
  const offered = legalResolutions(choice.model)
  if (change.resolution) return offered.includes(change.resolution)
  const { durationSeconds } = change
  if (durationSeconds)
    return offered.some((each) => legalDurations(choice.model, each).includes(durationSeconds))
  return !change.fastPretreatment || facts(choice.model).fastPretreatment
}

test('whatever is pressed, the choice is legal and holds what was pressed', () => {
  fc.assert(
    fc.property(fc.array(press, { maxLength: 20 }), (presses) => {
      let choice = defaultChoice
      for (const change of presses) {
        if (!isOffered(choice, change)) continue
        choice = choose(choice, change).choice
        expect(choice).toMatchObject(change)
        expect(legalDurations(choice.model, choice.resolution)).toContain(choice.durationSeconds)
        if (choice.fastPretreatment) expect(facts(choice.model).fastPretreatment).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('ten seconds move a 1080P choice to 768P, and say so', () => {
  const from: Choice = { ...defaultChoice, resolution: '1080P' }
  const { choice, changed } = choose(from, { durationSeconds: 10 })
  expect([choice.resolution, choice.durationSeconds, changed]).toEqual(['768P', 10, ['resolution']])
})

test('1080P moves a choice of ten seconds to six, and says so', () => {
  const { choice, changed } = choose(
    { ...defaultChoice, durationSeconds: 10 },
    { resolution: '1080P' },
  )
  expect([choice.resolution, choice.durationSeconds, changed]).toEqual([
    '1080P',
    6,
    ['durationSeconds'],
  ])
})

test('a model without fast pretreatment turns it off, and says so', () => {
  const { choice, changed } = choose(
    { ...defaultChoice, fastPretreatment: true },
    { model: 'I2V-01' },
  )
  expect(choice.fastPretreatment).toBe(false)
  expect(changed).toEqual(['resolution', 'fastPretreatment'])
})

test('a press that changes nothing else says nothing', () => {
  expect(choose(defaultChoice, { promptOptimizer: false }).changed).toEqual([])
})
