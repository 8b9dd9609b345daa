import 'server-only'
import { wait } from '#lib/clock.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { deliver } from '#lib/mail/deliver.ts'

export type Message = { to: string; subject: string; text: string; html: string }

/** A server that is busy (greylisting, a restart) takes it some seconds later. */
const pausesMilliseconds = [1_000, 5_000, 15_000]

/** Nobody waits longer than this for mail: what is not delivered by then goes on by itself. */
const longestWaitMilliseconds = 2_000

/**
 * Sends one message by SMTP_URL, or writes it to DATA_DIR/mail. Tries a few times and never throws:
 * what cannot be delivered within half a minute or so is given up and logged, without its text.
 */
export async function sendMail(message: Message): Promise<void> {
  await Promise.race([tryTo(message), wait(longestWaitMilliseconds)])
}

async function tryTo(message: Message): Promise<void> {
  for (const pause of [...pausesMilliseconds, undefined]) {
    const outcome = await mailOnce(message)
    if (outcome !== 'later' || pause === undefined) return
    await wait(pause)
  }
}

/** One try, never thrown: delivered, worth another try later, or refused for good. */
export async function mailOnce(message: Message): Promise<'delivered' | 'later' | 'refused'> {
  try {
    await deliver(message, env())
    return 'delivered'
  } catch (error) {
    const outcome = isForGood(error) ? 'refused' : 'later'
    log.warn({ err: error, subject: message.subject, outcome }, 'mail could not be delivered')
    return outcome
  }
}

/** The server answered 5xx: it will not take this message later either. */
function isForGood(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  return code >= 500
}
