'use client'

import { Ban, RotateCcw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { useAnswered } from '#components/shell/use-answered.ts'
import { Button } from '#components/ui/button.tsx'
import type { Total } from '#lib/jobs/batch.ts'
import { dollars } from '#lib/money/dollars.ts'
import type { ActionResult } from '#lib/web/action.ts'

type Named = { workspace: string; batchId: string }
type OnBatch = (input: Named) => Promise<ActionResult<unknown>>

type BatchActionSet = {
  retry: (input: Named & { jobIds: string[]; seen: Total }) => Promise<ActionResult<unknown>>
  cancel: OnBatch
  remove: OnBatch
  restore: OnBatch
  decide: (input: Named & { approve: boolean }) => Promise<ActionResult<unknown>>
}

type Props = {
  batch: Named
  /** The takes that failed and what they cost again. */
  failed: { jobIds: string[]; seen: Total }
  unsent: number
  /** All have ended. */
  ended: boolean
  deleted: boolean
  /** What waits for approval costs; null for who may not decide. */
  waiting: string | null
  actions: BatchActionSet
}

type Doing = 'retry' | 'cancel' | 'remove' | 'restore' | 'approve' | 'decline'

/** What one can do with all of a batch now, the weightiest first. */
export function BatchActions({ batch, failed, unsent, ended, deleted, waiting, actions }: Props) {
  const t = useTranslations('batch.page')
  const answered = useAnswered()
  const [pending, start] = useTransition()
  const [doing, setDoing] = useState<Doing>()
  const [error, setError] = useState<string>()
  const press = (what: Doing, work: () => Promise<ActionResult<unknown>>) => {
    if (pending) return
    setDoing(what)
    setError(undefined)
    start(async () => {
      const answer = await answered(work())
      if (!answer.ok) setError(answer.error.message)
    })
  }
  const is = (what: Doing) => pending && doing === what
  if (deleted)
    return (
      <div className="flex flex-wrap items-center gap-3 rounded-lg border bg-surface px-4 py-3 text-sm">
        <p className="grow">{t('deleted')}</p>
        <Button
          size="sm"
          variant="outline"
          pending={is('restore')}
          onClick={() => press('restore', () => actions.restore(batch))}
        >
          {t('restore')}
        </Button>
        <FieldError>{error}</FieldError>
      </div>
    )
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2 empty:hidden">
        {waiting !== null && (
          <>
            <Button
              variant="tally"
              pending={is('approve')}
              onClick={() => press('approve', () => actions.decide({ ...batch, approve: true }))}
            >
              {t('approve', { price: waiting })}
            </Button>
            <Button
              variant="outline"
              pending={is('decline')}
              onClick={() => press('decline', () => actions.decide({ ...batch, approve: false }))}
            >
              {t('decline')}
            </Button>
          </>
        )}
        {failed.jobIds.length > 0 && (
          <Button
            variant="tally"
            pending={is('retry')}
            onClick={() => press('retry', () => actions.retry({ ...batch, ...failed }))}
          >
            <RotateCcw aria-hidden />
            {t('retry', { count: failed.jobIds.length })}
            {failed.seen.micros > 0 && (
              <span className="tabular-nums">{dollars(failed.seen.micros)}</span>
            )}
          </Button>
        )}
        {unsent > 0 && (
          <Button
            variant="outline"
            pending={is('cancel')}
            onClick={() => press('cancel', () => actions.cancel(batch))}
          >
            <Ban aria-hidden />
            {t('cancel', { count: unsent })}
          </Button>
        )}
        {ended && (
          <Button
            variant="destructive"
            pending={is('remove')}
            onClick={() => press('remove', () => actions.remove(batch))}
          >
            <Trash2 aria-hidden />
            {t('delete')}
          </Button>
        )}
      </div>
      <FieldError>{error}</FieldError>
    </div>
  )
}
