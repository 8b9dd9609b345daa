import { Crop } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { EarlierButtons } from '#components/compose/earlier-buttons.tsx'
import type { FrameWork } from '#components/compose/use-frame.ts'
import { ChangesNote } from '#components/frame-desk/changes-note.tsx'
import { EarlierTakes } from '#components/frame-desk/earlier-takes.tsx'
import type { Plan } from '#components/frame-desk/plan.ts'
import { QualityNotes } from '#components/frame-desk/quality-notes.tsx'
import { RepairOffer } from '#components/frame-desk/repair-offer.tsx'
import { storedFile } from '#components/frame-desk/stored-file.ts'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import { Button } from '#components/ui/button.tsx'

const CropDialog = later(
  async () => (await import('#components/frame-desk/crop-dialog.tsx')).CropDialog,
  { Missing: MissingPart },
)

/** What can be done about a picture, what was done to it, what one should know of it, and where it was used. */
export function FrameDesk({ work }: { work: FrameWork }) {
  const t = useTranslations('frames')
  const { state, file, edit, take, takeFrame, mend } = work
  const [cropped, setCropped] = useState<File>()
  const desk = useRef<HTMLDivElement>(null)
  const repair = state.kind === 'refused' ? state.repair : undefined
  const frame = state.kind === 'ready' ? state.frame : undefined

  /** The button that was pressed goes away with what it was for: the focus stays at the desk. */
  const focus = () => desk.current?.focus()
  const mendHere = (picture: File, plan: Plan, earlier?: typeof edit) => {
    focus()
    mend(picture, plan, earlier)
  }
  const openCrop = async () => {
    const picture = file ?? (frame && (await storedFile(frame)))
    if (picture) setCropped(picture)
  }
  const fitNow = () => file && mendHere(file, { turns: 0 })

  return (
    <div ref={desk} tabIndex={-1} className="grid gap-3 outline-none">
      {repair && <RepairOffer repair={repair} fix={fitNow} crop={openCrop} />}
      {edit && (
        <ChangesNote
          changes={edit.changes}
          undo={() => {
            focus()
            take(edit.original)
          }}
        />
      )}
      {frame && (
        <>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" variant="outline" onClick={openCrop}>
              <Crop aria-hidden />
              {t('crop.open')}
            </Button>
            <EarlierButtons pick={takeFrame} takeOut={work.takeOut} focus={focus} />
          </div>
          <QualityNotes
            key={frame.id}
            picture={() => edit?.made ?? file ?? storedFile(frame)}
            cropOff={(picture, crop) => mendHere(picture, { turns: 0, crop }, edit)}
          />
          <EarlierTakes key={`takes ${frame.id}`} frameId={frame.id} />
        </>
      )}
      {cropped && (
        <CropDialog
          file={cropped}
          apply={(plan) => mendHere(cropped, plan)}
          close={() => setCropped(undefined)}
          focus={focus}
        />
      )}
    </div>
  )
}
