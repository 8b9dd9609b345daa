import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { randomId } from '#components/compose/random-id.ts'
import { useAnswered } from '#components/shell/use-answered.ts'
import { useHome } from '#components/shell/use-home.ts'
import type { ActionResult } from '#lib/web/action.ts'

/** Asks for a job anew, at the price that was shown; over a budget it can wait for an admin. */
export type Again = (input: {
  jobId: string
  submissionId: string
  seenMicros: number | null
  askApproval?: boolean
}) => Promise<ActionResult<{ jobId: string }>>

/** The press that asks for a job anew and opens what came of it. */
export function useAgain(again: Again, jobId: string, seenMicros: number | null) {
  const router = useRouter()
  const home = useHome()
  const answered = useAnswered()
  const [pending, begin] = useTransition()
  const [refusal, setRefusal] = useState<{ code: string; message: string }>()
  /** One for each wish: pressed twice, it is still one job. */
  const submissionId = useRef<string>(undefined)

  const ask = async (askApproval: boolean) => {
    submissionId.current ??= randomId()
    const wish = { jobId, submissionId: submissionId.current, seenMicros }
    const answer = await answered(again({ ...wish, ...(askApproval && { askApproval }) }))
    if (!answer.ok) {
      if (answer.error.code === 'price_changed') router.refresh() // the button gets the new price
      return setRefusal(answer.error)
    }
    submissionId.current = undefined
    router.push(`${home}/jobs/${answer.value.jobId}`)
  }
  const start = (askApproval: boolean) => {
    setRefusal(undefined)
    begin(() => ask(askApproval))
  }
  return {
    pending,
    error: refusal?.message,
    /** It is over a budget that an admin can let it go over. */
    mayAsk: refusal?.code === 'budget_exceeded' || refusal?.code === 'price_unknown',
    run: () => start(false),
    ask: () => start(true),
  }
}
