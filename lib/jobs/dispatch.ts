import 'server-only'
import { bootId } from '#lib/boot.ts'
import { wait } from '#lib/clock.ts'
import { env } from '#lib/env.ts'
import { callbacksOn } from '#lib/jobs/callback-address.ts'
import { drainMilliseconds, leaseSeconds } from '#lib/jobs/ending.ts'
import { send } from '#lib/jobs/send.ts'
import { claimNextSend, type Sending } from '#lib/jobs/send-rows.ts'
import { accountsWaiting, type SendingAccount } from '#lib/jobs/sendable-rows.ts'
import { storageTakes } from '#lib/jobs/storage-takes.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'
import { log } from '#lib/log.ts'
import { processWide } from '#lib/process-wide.ts'
import { inTurn } from '#lib/turns.ts'
import { UnderWay } from '#lib/under-way.ts'

/** One for the process: what ends it asks elsewhere in the server than what sends. */
const rounds = processWide('dispatch', () => new UnderWay())
const calls = processWide('calls', () => new UnderWay())

/**
 * Sends everything that may be sent now, or all that may with the account `only`, each in turn, calls side by side. Any process may run it at any
 * time: each account's row hands out its permits. Resolves when the calls are under way, which may take a
 * minute each: what comes after them must not wait so long.
 */
export function dispatch(only?: SendingAccount): Promise<void> {
  return rounds.track(only ? startCallsOf(only) : startCalls())
}

/** Accounts do not wait for each other: each has its own row, its own limits and its own pause. */
async function startCalls(): Promise<void> {
  if (rounds.stopping) return
  const { id: accountId, provider } = upstreamAccount()
  const accounts = await accountsWaiting({ accountId, provider })
  const each = await Promise.allSettled(
    accounts.map((account) => inTurn('dispatch', accountsAtOnce, () => startCallsOf(account))),
  )
  for (const done of each) if (done.status === 'rejected') throw done.reason
}

/** Of the connections to the database, the others are for what else this process does. */
const accountsAtOnce = 4

async function startCallsOf(account: SendingAccount): Promise<void> {
  // What is paid for must have a place to lie. Looking for one must not count as time since the claim.
  for (let more = true; more && (await storageTakes()); ) {
    const claimedAt = performance.now()
    const next = await claim(account)
    if (next) void calls.track(send(next, claimedAt))
    more = next?.moreWaits ?? false
  }
}

async function claim(account: SendingAccount): Promise<Sending | undefined> {
  if (rounds.stopping) return undefined
  const { MINIMAX_RPM: rpm, MINIMAX_CONCURRENCY: concurrency } = env()
  const limits = { instanceAccountId: upstreamAccount().id, rpm, concurrency, leaseSeconds }
  return claimNextSend({ ...account, bootId, callbacks: callbacksOn(), ...limits })
}

/**
 * Takes nothing new and waits for the calls in hand, and for one that is just being taken: what a
 * stopping process owes to whoever pays. It says that it waits, and gives up what is not on record in time: the
 * sweep of orphans finds that.
 */
export async function drainDispatch(): Promise<void> {
  const done = new AbortController()
  const drained = rounds.drain().then(() => calls.drain())
  await Promise.race([drained, sayHowMany(done.signal)]).finally(() => done.abort())
}

async function sayHowMany(done: AbortSignal): Promise<void> {
  for (let waited = 0; waited < drainMilliseconds; waited += sayMilliseconds) {
    const facts = { calls: calls.count, seconds: waited / 1000 }
    if (facts.calls > 0) log.info(facts, 'waiting for calls in hand')
    await wait(sayMilliseconds, done).catch(() => {})
    if (done.aborted) return
  }
  log.error({ calls: calls.count }, 'calls in hand were not on record in time')
}

const sayMilliseconds = 10_000
