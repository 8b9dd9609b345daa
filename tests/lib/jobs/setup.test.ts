import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  defaultChoice,
  durationsSeconds,
  legalDurations,
  legalResolutions,
  modelNames,
  nearest,
  resolutions,
} from '#lib/jobs/catalog.ts'
import { mend } from '#lib/jobs/mend.ts'
import { pack, unpack } from '#lib/jobs/packed.ts'
import { setupIn } from '#lib/jobs/setup.ts'
import { storable } from '#lib/storable.ts'
import { anyPrompt } from '#tests/lib/camera/prompts.ts'

const uuid = '01928c4e-0000-7000-8000-000000000001'
const choices = fc
  .record({
    model: fc.constantFrom(...modelNames),
    durationSeconds: fc.constantFrom(...durationsSeconds),
    resolution: fc.constantFrom(...resolutions),
    promptOptimizer: fc.boolean(),
    fastPretreatment: fc.boolean(),
  })
  .map((wanted) => nearest(wanted).choice)

test('what was packed into an address opens as it was', async () => {
  await fc.assert(
    fc.asyncProperty(choices, fc.string({ unit: 'grapheme' }), async (choice, text) => {
      const prompt = storable(text)
      const packed = await pack({
        ...choice,
        prompt,
        frameId: uuid,
        projectId: null,
        sourceId: uuid,
      })
      expect(await setupIn(packed)).toEqual({
        composition: { frameId: uuid, prompt, choice, projectId: null },
        mended: [],
        sourceId: uuid,
        hasPrompt: true,
      })
    }),
  )
})

test('the longest legal prompt fits, in Chinese too; one far longer does not', async () => {
  const varied = Array.from({ length: 2000 }, (_, n) =>
    String.fromCodePoint(0x4e00 + ((n * 37) % 1500)),
  )
  expect(await pack({ prompt: varied.join('') })).toBeDefined()
  const noise = Array.from({ length: 20_000 }, (_, n) =>
    String.fromCodePoint(0x4e00 + ((n * n * 7) % 9000)),
  )
  expect(await pack({ prompt: noise.join('') })).toBeUndefined()
})

test.each(['', '!', 'AAAA', 'x'.repeat(9000), ['a', 'b'], undefined])(
  'an address that nobody packed opens nothing: %s',
  async (given) => {
    expect(await setupIn(given)).toBeUndefined()
  },
)

test('an address that unfolds without end is given up', async () => {
  const bomb = new Blob([new Uint8Array(4_000_000)])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = Buffer.from(await new Response(bomb).arrayBuffer())
  expect(await unpack(bytes.toString('base64url'))).toBeUndefined()
})

test('whatever was written, the nearest legal settings come of it, and what changed is named', () => {
  const anything = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
  const written = fc.record({
    model: fc.oneof(fc.constantFrom(...modelNames), anything),
    durationSeconds: anything,
    resolution: fc.oneof(fc.constantFrom(...resolutions), anything),
    promptOptimizer: anything,
    fastPretreatment: anything,
  })
  fc.assert(
    fc.property(written, (given) => {
      const { choice, mended } = mend(given)
      expect(legalResolutions(choice.model)).toContain(choice.resolution)
      expect(legalDurations(choice.model, choice.resolution)).toContain(choice.durationSeconds)
      for (const field of ['model', 'durationSeconds', 'resolution'] as const)
        expect(mended.some((one) => one.field === field)).toBe(choice[field] !== given[field])
    }),
  )
})

test('a resolution and a length of tomorrow become the closest of today', () => {
  const written = { ...defaultChoice, durationSeconds: 12, resolution: '2160P' }
  const { choice, mended } = mend(written)
  expect(choice).toEqual({ ...defaultChoice, durationSeconds: 10, resolution: '768P' })
  expect(mended).toEqual([
    { field: 'durationSeconds', from: '12', to: '10' },
    { field: 'resolution', from: '2160P', to: '768P' },
  ])
})

test('prompts are few bytes of an address', async () => {
  for (const prompt of fc.sample(anyPrompt, 20))
    expect((await pack({ ...defaultChoice, prompt, frameId: uuid }))?.length).toBeLessThan(6000)
})

test.each([{ toString: 0 }, [[[[1]]]], null, true])('a setting that is %j gives way', (written) => {
  const { choice } = mend({ ...defaultChoice, durationSeconds: written, resolution: written })
  expect(choice).toEqual(defaultChoice)
})
