import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Key } from '#components/player/key.tsx'
import type { Source } from '#components/rehearsal/painter.ts'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import type { Moves } from '#lib/camera/parse.ts'

const ExportDialog = later(
  async () => (await import('#components/rehearsal/export/export-dialog.tsx')).ExportDialog,
  { Missing: MissingPart },
)

type Props = {
  source: Source
  moves: Moves
  durationSeconds: number
  still: boolean
  stop: () => void
}

/** Opens the export, whose encoders are fetched only then. */
export function ExportButton({ still, stop, ...clip }: Props) {
  const t = useTranslations('rehearsal.export')
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Key
        label={t('open')}
        aria-haspopup="dialog"
        disabled={still}
        onClick={() => {
          stop()
          setAsked(true)
        }}
        className="disabled:pointer-events-none disabled:opacity-40"
      >
        <Download aria-hidden />
      </Key>
      {asked && <ExportDialog clip={clip} close={() => setAsked(false)} />}
    </>
  )
}
