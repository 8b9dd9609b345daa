import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Upload, Uploads } from '#components/batch/use-uploads.ts'
import { FieldError } from '#components/form/field-error.tsx'
import { CropDialog } from '#components/frame-desk/crop-dialog.tsx'
import { RepairOffer } from '#components/frame-desk/repair-offer.tsx'
import { Button } from '#components/ui/button.tsx'

type Props = {
  work: Uploads
  /** Takes the focus when a button goes with what it was for. */
  focus: () => void
}

/** The files that are no frames yet: on their way, or refused with what can be done about it. */
export function DeskUploads({ work: { uploads, begin, remove }, focus }: Props) {
  const t = useTranslations('batch.desk')
  const [cropped, setCropped] = useState<Upload>()
  return (
    <>
      <ul aria-label={t('uploads')} className="grid grid-cols-1 gap-2 empty:hidden">
        {uploads.map((upload) => (
          <Row
            key={upload.id}
            upload={upload}
            again={() => {
              focus()
              begin(upload)
            }}
            fix={() => {
              focus()
              begin(upload, { turns: 0 })
            }}
            crop={() => setCropped(upload)}
            remove={() => {
              focus()
              remove(upload.id)
            }}
          />
        ))}
      </ul>
      {cropped && (
        <CropDialog
          file={cropped.file}
          apply={(plan) => begin(cropped, plan)}
          close={() => setCropped(undefined)}
          focus={focus}
        />
      )}
    </>
  )
}

type RowProps = Record<'again' | 'fix' | 'crop' | 'remove', () => void> & { upload: Upload }

function Row({ upload: { file, state }, again, fix, crop, remove }: RowProps) {
  const t = useTranslations('batch.desk')
  const frame = useTranslations('compose.frame')
  const isOver = state.kind === 'refused' || state.kind === 'broken'
  return (
    <li className="grid grid-cols-1 gap-2 rounded-md border px-3 py-2 text-sm">
      <div className="flex items-center gap-2">
        <span className="min-w-0 grow truncate" title={file.name}>
          {file.name}
        </span>
        <span role="status" className="shrink-0 text-muted text-xs tabular-nums">
          {state.kind === 'waiting' && t('waiting')}
          {state.kind === 'checking' && frame('checking')}
          {state.kind === 'repairing' && frame('repairing')}
          {state.kind === 'uploading' &&
            frame('uploading', { percent: String(Math.floor(state.share * 100)) })}
        </span>
        {state.kind === 'broken' && (
          <Button size="sm" variant="outline" onClick={again}>
            {frame('again')}
          </Button>
        )}
        <Button
          variant="quiet"
          size="icon"
          className="size-7! min-h-0 shrink-0 pointer-coarse:size-11!"
          aria-label={t(isOver ? 'dropUpload' : 'cancelUpload', { name: file.name })}
          onClick={remove}
        >
          <X aria-hidden />
        </Button>
      </div>
      {state.kind === 'uploading' && (
        <span
          aria-hidden
          className="h-0.5 origin-left bg-tally transition-transform"
          style={{ transform: `scaleX(${state.share})` }}
        />
      )}
      <FieldError>
        {state.kind === 'broken' && frame('broken')}
        {state.kind === 'refused' && state.message}
      </FieldError>
      {state.kind === 'refused' && state.repair && (
        <RepairOffer repair={state.repair} fix={fix} crop={crop} />
      )}
    </li>
  )
}
