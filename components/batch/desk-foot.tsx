import { useTranslations } from 'next-intl'
import type { SubmitBatch } from '#components/batch/use-batch.ts'
import type { DeskWork } from '#components/batch/use-batch-desk.ts'
import { useBatchSubmit } from '#components/batch/use-batch-submit.ts'
import { FieldError } from '#components/form/field-error.tsx'
import { clock } from '#components/time/words.ts'
import { Button } from '#components/ui/button.tsx'
import { mostCells, mostTakes, priced, takesOf } from '#lib/jobs/batch.ts'
import { type BatchOutlook, timeOf } from '#lib/jobs/batch-time.ts'
import { dollars } from '#lib/money/dollars.ts'
import type { Purse } from '#lib/money/queries.ts'

type Props = {
  work: DeskWork
  purse: Purse
  /** Undefined until it is known. */
  outlook: BatchOutlook | undefined
  submit: SubmitBatch
  projectId: string | null
  /** The take that the composer was opened from. */
  sourceId: string | undefined
}

/** How many takes, what they cost together, when they are done, and the button that asks for all of them or none. */
export function DeskFoot({ work, purse, outlook, submit, projectId, sourceId }: Props) {
  const t = useTranslations('batch.desk')
  const words = useTranslations('compose.submit')
  const { pending, problem, send } = useBatchSubmit(submit, work.forget)
  const { matrix } = work
  const cells = matrix.frameIds.length * matrix.prompts.length * matrix.choices.length
  const takes = cells > mostCells ? [] : takesOf(matrix)
  const seen = priced(takes.length > 0 ? matrix : { ...matrix, frameIds: [] }, purse.table)
  const count = takes.length
  const tooMany = cells > mostCells || count > mostTakes
  const time =
    outlook && !tooMany
      ? timeOf(
          takes.map(({ choice }) => choice),
          outlook,
        )
      : undefined
  const wish = { matrix, seen, ...(projectId && { projectId }), ...(sourceId && { sourceId }) }
  const mayAsk = problem?.code === 'batch_exceeds' || problem?.code === 'price_unknown'
  const whenDone = (goes: boolean) => {
    if (!goes) return t('paused')
    if (!time) return t('timeUnknown')
    const { fromSeconds, toSeconds } = time
    return t('time', { from: clock(fromSeconds * 1000), to: clock(toSeconds * 1000) })
  }
  return (
    <div className="sticky -mx-5 -mb-5 sm:-mx-6 sm:-mb-6 bottom-[-1.25rem] z-10 mt-6 border-t bg-raised px-5 pt-3 pb-5 sm:bottom-[-1.5rem] sm:px-6">
      <div className={problem || tooMany ? 'mb-3 flex flex-wrap items-center gap-x-4 gap-y-2' : ''}>
        <FieldError>{tooMany ? t('tooMany', { most: mostTakes }) : problem?.message}</FieldError>
        {purse.approvals && mayAsk && (
          <Button
            variant="outline"
            size="sm"
            onClick={() => void send({ ...wish, askApproval: true })}
          >
            {words('ask')}
          </Button>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-x-6 gap-y-3">
        <p aria-live="polite" className="min-w-0 grow text-muted text-sm tabular-nums">
          <span className="text-foreground">
            {t('sum', { count, price: dollars(seen.micros), unknown: seen.unknown })}
          </span>
          <br />
          {outlook && count > 0 && !tooMany && whenDone(outlook.starts !== null)}
        </p>
        <Button
          variant="tally"
          size="lg"
          pending={pending}
          disabled={count === 0 || tooMany}
          onClick={() => void send(wish)}
        >
          {t('generate', { count })}{' '}
          {seen.micros > 0 && <span className="tabular-nums">{dollars(seen.micros)}</span>}
        </Button>
      </div>
    </div>
  )
}
