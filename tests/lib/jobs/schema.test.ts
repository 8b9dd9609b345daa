import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  durationsSeconds,
  facts,
  legalDurations,
  modelNames,
  nearest,
  resolutions,
} from '#lib/jobs/catalog.ts'
import { jobRequest } from '#lib/jobs/schema.ts'

const request = {
  submissionId: randomUUID(),
  frameId: randomUUID(),
  prompt: '老人抬头 [推进]',
  model: 'MiniMax-Hailuo-2.3',
  durationSeconds: 6,
  resolution: '768P',
  promptOptimizer: true,
  fastPretreatment: false,
}
const refusal = (changes: object) => {
  const issue = jobRequest.safeParse({ ...request, ...changes }).error?.issues[0]
  return issue && { field: issue.path.join('.'), code: issue.message }
}

describe('a job request', () => {
  it('is accepted exactly when the catalog allows it, else the field is named', () => {
    let legal = 0
    for (const model of modelNames)
      for (const resolution of resolutions)
        for (const durationSeconds of durationsSeconds)
          for (const fastPretreatment of [false, true]) {
            const may =
              legalDurations(model, resolution).includes(durationSeconds) &&
              (!fastPretreatment || facts(model).fastPretreatment)
            const refused = refusal({ model, resolution, durationSeconds, fastPretreatment })
            expect(
              refused === undefined,
              `${model} ${resolution} ${durationSeconds} ${fastPretreatment}`,
            ).toBe(may)
            if (refused)
              expect(['resolution', 'durationSeconds', 'fastPretreatment']).toContain(refused.field)
            legal += Number(may)
          }
    expect(legal).toBe(2 * (3 + 3 + 5) + 3)
  })

  it.each([
    ['model', 'MiniMax-Hailuo-9', 'model_unknown'],
    ['model', 'toString', 'model_unknown'],
    ['resolution', '768p', 'resolution_unsupported'],
    ['durationSeconds', '6', 'duration_unsupported'],
    ['durationSeconds', 7, 'duration_unsupported'],
    ['prompt', 'x'.repeat(2001), 'prompt_too_long'],
    ['prompt', '\u200b'.repeat(20), 'prompt_invisible'],
    ['frameId', 'nonsense', 'frame_missing'],
  ])('refuses %s = %j with %s', (field, value, code) => {
    expect(refusal({ [field]: value })).toEqual({ field, code })
  })

  it('counts characters as the API does: a picture character is one', () => {
    expect(refusal({ prompt: '🎬'.repeat(2000) })).toBeUndefined()
    expect(refusal({ prompt: '🎬'.repeat(2001) })).toMatchObject({ code: 'prompt_too_long' })
  })

  it('stores the canonical prompt, each move in the language it was written in, and counts that', () => {
    const stored = (prompt: string) => jobRequest.safeParse({ ...request, prompt }).data?.prompt
    expect(stored('一只猫，【推进、 上升】 and [static]')).toBe(
      '一只猫，[推进,上升] and [Static shot]',
    )
    const short = `[static]${'x'.repeat(1990)}`
    expect([...short].length).toBeLessThan(2000)
    expect(refusal({ prompt: short })).toMatchObject({ code: 'prompt_too_long' })
  })

  it('is soon done with a megabyte of brackets', () => {
    for (const hostile of [`[${'Push in,Pull out,'.repeat(60_000)}]`, '[Pan left]'.repeat(90_000)])
      expect(refusal({ prompt: hostile })).toMatchObject({ code: 'prompt_too_long' })
    const many = '[Pan left]'.repeat(1_900)
    expect(refusal({ prompt: many })).toMatchObject({ code: 'prompt_too_long' })
  })

  it('leaves out what no database holds: U+0000 and half a character', () => {
    const { data } = jobRequest.safeParse({ ...request, prompt: 'a\u0000b\ud83cc' })
    expect(data?.prompt).toBe('ab\ufffdc')
  })

  it('refuses what the linter calls an error, and no more', () => {
    expect(refusal({ prompt: 'a\u200bb [左移,右移] [truk left]' })).toBeUndefined()
    expect(refusal({ prompt: 'a\u200b\u200b\u200b' })).toMatchObject({ code: 'prompt_invisible' })
  })

  it('refuses fields that nobody knows', () => {
    expect(refusal({ workspaceId: randomUUID() })).toBeDefined()
  })
})

describe('the nearest legal choice', () => {
  it('is always legal, is the identity on legal choices, and names what changed', () => {
    for (const model of modelNames)
      for (const resolution of resolutions)
        for (const durationSeconds of durationsSeconds)
          for (const fastPretreatment of [false, true]) {
            const choice = {
              model,
              resolution,
              durationSeconds,
              fastPretreatment,
              promptOptimizer: true,
            }
            const near = nearest(choice)
            expect(refusal(near.choice), JSON.stringify(near)).toBeUndefined()
            expect(near.choice.model).toBe(model)
            if (refusal(choice) === undefined) expect(near).toEqual({ choice, changed: [] })
            else expect(near.changed.length).toBeGreaterThan(0)
          }
  })

  it('keeps ten seconds rather than 1080P', () => {
    const { choice } = nearest({
      model: 'MiniMax-Hailuo-02',
      resolution: '1080P',
      durationSeconds: 10,
      fastPretreatment: false,
      promptOptimizer: true,
    })
    expect(choice).toMatchObject({ durationSeconds: 10, resolution: '768P' })
  })
})
