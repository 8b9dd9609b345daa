'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { DeskCells } from '#components/batch/desk-cells.tsx'
import { DeskFoot } from '#components/batch/desk-foot.tsx'
import { DeskFrames } from '#components/batch/desk-frames.tsx'
import { DeskPrompts } from '#components/batch/desk-prompts.tsx'
import { DeskSettings } from '#components/batch/desk-settings.tsx'
import type { BatchActions } from '#components/batch/use-batch.ts'
import { useBatchDesk } from '#components/batch/use-batch-desk.ts'
import { useFileDrop } from '#components/batch/use-file-drop.ts'
import { useUploads } from '#components/batch/use-uploads.ts'
import { useDesk } from '#components/drafts/desk.ts'
import { useSlug } from '#components/shell/use-home.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { FrameView } from '#lib/frames/view.ts'
import type { BatchOutlook } from '#lib/jobs/batch-time.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import type { Purse } from '#lib/money/queries.ts'

export type DeskProps = {
  /** What the composer holds: the desk's first row. */
  present: Omit<Composition, 'frameId'> & { sourceId: string | undefined }
  /** Its frame, once it is stored. */
  frame: () => Promise<FrameView | undefined>
  purse: Purse
  batches: BatchActions
  open: boolean
  onOpen: (open: boolean) => void
}

/** Frames with prompts with settings, every cell of it to be seen before it is paid for. It keeps what lies on it. */
export function Desk({ present, frame, purse, batches, open, onOpen }: DeskProps) {
  const t = useTranslations('batch.desk')
  const common = useTranslations('common')
  const place = `${useDesk()?.owner}/${useSlug()}`
  const work = useBatchDesk(present, place)
  const uploads = useUploads(work.addFrame)
  const drop = useFileDrop(uploads.take)
  const addPresent = () => void frame().then((stored) => stored && work.addFrame(stored))
  const { earlier, outlook } = useOpened(open, batches, () => {
    work.follow(present)
    addPresent()
  })
  return (
    <Dialog open={open} onOpenChange={onOpen}>
      <DialogContent
        title={t('title')}
        description={t('text')}
        closeLabel={common('close')}
        className={`max-h-[94dvh]! sm:max-h-[92dvh]! sm:max-w-6xl! ${drop.over ? 'ring-2 ring-tally' : ''}`}
        {...drop.on}
      >
        <div className="grid grid-cols-1 gap-7">
          {work.isKept && (
            <p className="-mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
              {t('kept')}
              <Button
                size="sm"
                variant="outline"
                onClick={() => {
                  work.startOver()
                  addPresent()
                }}
              >
                {t('startOver')}
              </Button>
            </p>
          )}
          <div className="grid grid-cols-1 gap-7 lg:grid-cols-2 lg:gap-8">
            <DeskFrames work={work} uploads={uploads} earlier={earlier} />
            <DeskPrompts work={work} />
          </div>
          <DeskSettings work={work} />
          <DeskCells work={work} table={purse.table} />
        </div>
        <DeskFoot
          work={work}
          purse={purse}
          outlook={outlook}
          submit={batches.submit}
          projectId={present.projectId}
          sourceId={present.sourceId}
        />
      </DialogContent>
    </Dialog>
  )
}

/** Asked for each time it is opened: the queue moves. */
function useOpened(open: boolean, batches: BatchActions, refresh: () => void) {
  const workspace = useSlug()
  const [earlier, setEarlier] = useState<FrameView[]>([])
  const [outlook, setOutlook] = useState<BatchOutlook>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening, whatever the composer does meanwhile
  useEffect(() => {
    if (!open) return
    refresh()
    void batches.open({ workspace }).then(
      (answer) => {
        if (!answer.ok) return
        setEarlier(answer.value.frames)
        setOutlook(answer.value.outlook)
      },
      () => {},
    )
  }, [open])
  return { earlier, outlook }
}
