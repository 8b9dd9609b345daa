import { type Outcome, outcomes, type Sums, type UsageRow } from '#lib/usage/view.ts'

/** Where each amount belongs: charged for what is done, lost for what failed, held for what is under way. */
export function byOutcome(total: Sums): UsageRow[] {
  if (total.asked === 0 && total.chargedMicros + total.heldMicros + total.lostMicros === 0)
    return []
  return outcomes.map((key) => ({ key, name: null, colour: null, sums: sumsOf(key, total) }))
}

function sumsOf(outcome: Outcome, total: Sums): Sums {
  const { done, failed, canceled, deleted } = total
  const is = (one: Outcome, amount: number) => (outcome === one ? amount : 0)
  return {
    heldMicros: is('open', total.heldMicros),
    chargedMicros: is('done', total.chargedMicros),
    lostMicros: is('failed', total.lostMicros),
    asked: { done, failed, canceled, open: total.asked - done - failed - canceled }[outcome],
    done: is('done', done),
    failed: is('failed', failed),
    canceled: is('canceled', canceled),
    deleted: is('done', deleted),
  }
}
