import { useRouter } from 'next/navigation'
import { type FormEvent, useState, useTransition } from 'react'
import type { ActionResult } from '#lib/web/action.ts'

/** Sends what was typed and reads the page again; a refusal is one sentence beside the field. */
export function useAttend(send: (typed: string) => Promise<ActionResult<unknown>>) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [pending, start] = useTransition()
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    start(async () => {
      const answer = await send(typed.trim())
      if (!answer.ok) return setError(answer.error.message)
      setError(undefined)
      router.refresh()
    })
  }
  return { typed, setTyped, error, pending, onSubmit }
}
