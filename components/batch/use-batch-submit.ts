import { useState } from 'react'
import type { SubmitBatch } from '#components/batch/use-batch.ts'
import { type Refusal, useHandOver } from '#components/compose/use-hand-over.ts'

type Wish = Omit<Parameters<SubmitBatch>[0], 'workspace' | 'submissionId'>

/** Hands the matrix of the desk over and goes to its batch. */
export function useBatchSubmit(submit: SubmitBatch, accepted: () => void) {
  const handOver = useHandOver()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Refusal>()
  const send = async (wish: Wish): Promise<void> => {
    if (pending) return
    setProblem(undefined)
    setPending(true)
    const refusal = await handOver(submit, wish)
    if (!refusal) return accepted()
    setPending(false)
    setProblem(refusal)
  }
  return { pending, problem, send }
}
