import fc from 'fast-check'
import { expect, test } from 'vitest'
import { durationOffers, modelOffers, resolutionOffers } from '#components/settings-desk/offers.ts'
import {
  press,
  type SettingsState,
  start,
  toggleDraft,
  undo,
} from '#components/settings-desk/settings-state.ts'
import { type Choice, defaultChoice, facts } from '#lib/jobs/catalog.ts'
import { cheapest } from '#lib/jobs/cheapest.ts'
import { pricedSettings } from '#lib/jobs/priced-settings.ts'
import type { PriceTable } from '#lib/money/price-table.ts'
import { everyChoice, isLegal, keyOf } from './legal.ts'

/** Every press that the form has for these settings: its three lists, and the switches that are not switched off. */
function presses(choice: Choice): Partial<Choice>[] {
  const fast = facts(choice.model).fastPretreatment
  return [
    ...modelOffers(choice).map(({ value }) => ({ model: value })),
    ...resolutionOffers(choice).map(({ value }) => ({ resolution: value })),
    ...durationOffers(choice).map(({ value }) => ({ durationSeconds: value })),
    { promptOptimizer: !choice.promptOptimizer },
    ...(fast ? [{ fastPretreatment: !choice.fastPretreatment }] : []),
  ]
}

test('pressing all that is offered reaches exactly the legal set', () => {
  const reached = new Map<string, Choice>()
  const open = [defaultChoice]
  for (let choice = open.pop(); choice; choice = open.pop()) {
    if (reached.has(keyOf(choice))) continue
    reached.set(keyOf(choice), choice)
    for (const change of presses(choice)) open.push(press(start(choice), change).choice)
  }
  const legal = everyChoice.filter(isLegal)
  expect(legal).toHaveLength(4 * 11 + 2 * 3)
  expect([...reached.keys()].sort()).toEqual(legal.map(keyOf).sort())
})

test('an offer says where its press leads, and what moves along', () => {
  for (const choice of everyChoice.filter(isLegal)) {
    const offers = [
      ...modelOffers(choice).map((offer) => ({ ...offer, key: 'model' as const })),
      ...resolutionOffers(choice).map((offer) => ({ ...offer, key: 'resolution' as const })),
      ...durationOffers(choice).map((offer) => ({ ...offer, key: 'durationSeconds' as const })),
    ]
    for (const { key, value, leads, moves } of offers) {
      expect(leads[key]).toBe(value)
      const differs = (Object.keys(choice) as (keyof Choice)[]).filter(
        (each) => each !== key && leads[each] !== choice[each],
      )
      expect([...moves].sort()).toEqual(differs.sort())
    }
  }
})

/** Tables that know all prices, some or none. */
const tables = fc
  .array(fc.option(fc.integer({ min: 0, max: 900_000 })), {
    minLength: pricedSettings.length,
    maxLength: pricedSettings.length,
  })
  .map(
    (micros): PriceTable => ({
      versionId: null,
      prices: pricedSettings.flatMap((settings, n) => {
        const priceMicros = micros[n] ?? null
        return priceMicros === null ? [] : [{ ...settings, priceMicros }]
      }),
    }),
  )

type Model = { presses: number }
type Form = { state: SettingsState; table: PriceTable }

class Press implements fc.Command<Model, Form> {
  private readonly nth: number
  constructor(nth: number) {
    this.nth = nth
  }
  check = () => true
  run(model: Model, form: Form) {
    model.presses += 1
    const before = form.state.choice
    const all = presses(before)
    const change = all[this.nth % all.length] ?? {}
    form.state = press(form.state, change)
    expect(form.state.choice, 'what was pressed stays').toMatchObject(change)
    const moved = (Object.keys(before) as (keyof Choice)[]).filter(
      (key) => !(key in change) && form.state.choice[key] !== before[key],
    )
    expect([...form.state.followed].sort(), 'all that moved is said').toEqual(moved.sort())
    expect(form.state.before, 'what moved can be taken back').toEqual(
      moved.length > 0 ? before : undefined,
    )
    expect(isLegal(form.state.choice)).toBe(true)
  }
  toString = () => `press(${this.nth})`
}

class Undo implements fc.Command<Model, Form> {
  check = () => true
  run(_: Model, form: Form) {
    const wanted = form.state.before ?? form.state.choice
    form.state = undo(form.state)
    expect(form.state.choice).toEqual(wanted)
    expect(isLegal(form.state.choice)).toBe(true)
  }
  toString = () => 'undo'
}

class Draft implements fc.Command<Model, Form> {
  check = () => true
  run(_: Model, form: Form) {
    const { choice } = form.state
    const draft = cheapest(form.table, choice)
    expect(cheapest(form.table, draft), 'a draft is its own draft').toEqual(draft)
    const there = toggleDraft(form.state, draft)
    expect(isLegal(there.choice)).toBe(true)
    if (there.final) expect(toggleDraft(there, draft).choice).toEqual(choice)
    form.state = there
  }
  toString = () => 'draft'
}

test('no sequence of presses, undos and drafts leaves an illegal state', () => {
  const commands = fc.commands(
    [fc.nat(60).map((nth) => new Press(nth)), fc.constant(new Undo()), fc.constant(new Draft())],
    { maxCommands: 40 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...everyChoice), tables, commands, (choice, table, all) => {
      const form = { state: start(choice), table }
      expect(isLegal(form.state.choice), 'whatever it opens with').toBe(true)
      fc.modelRun(() => ({ model: { presses: 0 }, real: form }), all)
    }),
    { numRuns: 400 },
  )
})

test('a draft costs least of what obeys as the model does; without prices it is the smallest', () => {
  fc.assert(
    fc.property(fc.constantFrom(...everyChoice.filter(isLegal)), tables, (choice, table) => {
      const draft = cheapest(table, choice)
      const priceOf = (one: object) =>
        table.prices.find((price) =>
          (['model', 'resolution', 'durationSeconds'] as const).every(
            (key) => Reflect.get(one, key) === price[key],
          ),
        )?.priceMicros ?? Number.POSITIVE_INFINITY
      const obeys = facts(choice.model).directives
      const others = pricedSettings.filter(({ model }) => !obeys || facts(model).directives)
      expect(priceOf(draft)).toBe(Math.min(...others.map(priceOf)))
      if (obeys) expect(facts(draft.model).directives).toBe(true)
      expect(draft.promptOptimizer).toBe(choice.promptOptimizer)
    }),
    { numRuns: 300 },
  )
  const none = { versionId: null, prices: [] }
  for (const choice of everyChoice.filter(isLegal))
    expect(cheapest(none, choice)).toMatchObject({ resolution: '512P', durationSeconds: 6 })
})
