import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Choice,
  defaultChoice,
  durationsSeconds,
  legalDurations,
  legalResolutions,
  modelNames,
  resolutions,
} from '#lib/jobs/catalog.ts'
import { blankComposition, composition } from '#lib/jobs/composition.ts'

const frameId = '0190a000-0000-7000-8000-000000000001'

test('a legal composition is read as it was kept', () => {
  const kept = {
    frameId,
    prompt: 'A fox [推进]',
    choice: { ...defaultChoice, promptOptimizer: false },
    projectId: null,
  }
  expect(composition.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
  expect(composition.parse(blankComposition)).toEqual(blankComposition)
})

test('whatever settings were kept, those that are read are legal and keep the model', () => {
  fc.assert(
    fc.property(
      fc.record<Choice>({
        model: fc.constantFrom(...modelNames),
        durationSeconds: fc.constantFrom(...durationsSeconds),
        resolution: fc.constantFrom(...resolutions),
        promptOptimizer: fc.boolean(),
        fastPretreatment: fc.boolean(),
      }),
      (choice) => {
        const read = composition.parse({ ...blankComposition, choice }).choice
        expect(read.model).toBe(choice.model)
        expect(legalResolutions(read.model)).toContain(read.resolution)
        expect(legalDurations(read.model, read.resolution)).toContain(read.durationSeconds)
      },
    ),
  )
})

test('settings that are not known any more become the defaults, and the words stay', () => {
  const choice = { ...defaultChoice, model: 'MiniMax-Hailuo-01' }
  expect(composition.parse({ frameId: 'gone', prompt: 'A fox', choice, projectId: 7 })).toEqual({
    frameId: null,
    prompt: 'A fox',
    choice: defaultChoice,
    projectId: null,
  })
})
