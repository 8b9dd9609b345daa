import 'server-only'
import { bootId } from '#lib/boot.ts'
import { env } from '#lib/env.ts'
import { callbacksOn } from '#lib/jobs/callback-address.ts'
import { send } from '#lib/jobs/send.ts'
import { claimNextSend, type Sending } from '#lib/jobs/send-rows.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'

/** A create call may take 60 s; a sender silent for longer than this is dead. */
const leaseSeconds = 90

const inHand = new Set<Promise<void>>()
let stopping = false

/**
 * Sends everything that may be sent now, each in turn, calls side by side. Any process may run it at any
 * time: the account's row hands out the permits. Resolves when the calls are under way, which may take a
 * minute each: what comes after them must not wait so long.
 */
export function dispatch(): Promise<void> {
  return track(startCalls())
}

async function startCalls(): Promise<void> {
  for (let more = true; more; ) {
    const claimedAt = performance.now()
    const next = await claim()
    if (next) void track(send(next, claimedAt))
    more = next?.moreWaits ?? false
  }
}

async function claim(): Promise<Sending | undefined> {
  if (stopping) return undefined
  const { MINIMAX_RPM, MINIMAX_CONCURRENCY } = env()
  const { id, provider } = upstreamAccount()
  const limits = { rpm: MINIMAX_RPM, concurrency: MINIMAX_CONCURRENCY, leaseSeconds }
  return claimNextSend({ accountId: id, provider, bootId, callbacks: callbacksOn(), ...limits })
}

function track(work: Promise<void>): Promise<void> {
  const tracked = work.finally(() => inHand.delete(tracked))
  inHand.add(tracked)
  return tracked
}

/**
 * Takes nothing new and waits for the calls in hand, and for one that is just being taken: what a
 * stopping process owes to whoever pays.
 */
export async function drainDispatch(): Promise<void> {
  stopping = true
  while (inHand.size > 0) await Promise.allSettled(inHand)
}
