import { RotateCcw, RotateCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { CropStage } from '#components/frame-desk/crop-stage.tsx'
import { type Closing, PickDialog } from '#components/frame-desk/pick-dialog.tsx'
import type { Plan, Size } from '#components/frame-desk/plan.ts'
import { RatioChoice } from '#components/frame-desk/ratio-choice.tsx'
import { useCrop } from '#components/frame-desk/use-crop.ts'
import { Button } from '#components/ui/button.tsx'

type Props = Closing & { file: File; apply: (plan: Plan) => void }

/** Crops and turns a picture. Only legal frames come out of it. */
export function CropDialog({ file, apply, close, focus }: Props) {
  const t = useTranslations('frames.crop')
  const { address, size, failed } = usePicture(file)
  return (
    <PickDialog title={t('title')} description={t('description')} close={close} focus={focus}>
      {(picked) => (
        <>
          {failed && <p className="text-failed">{t('failed')}</p>}
          {!failed && !size && (
            <div className="stage aspect-4/3 animate-pulse rounded-lg bg-stage" />
          )}
          {size && (
            <CropDesk
              address={address}
              size={size}
              apply={(plan) => {
                picked()
                apply(plan)
              }}
              cancel={close}
            />
          )}
        </>
      )}
    </PickDialog>
  )
}

type DeskProps = { address: string; size: Size; apply: (plan: Plan) => void; cancel: () => void }

function CropDesk({ address, size, apply, cancel }: DeskProps) {
  const t = useTranslations('frames.crop')
  const crop = useCrop(size)
  const keysId = useId()
  const { box, turns, whole, ratio } = crop
  const to = { width: String(box.width), height: String(box.height) }
  return (
    <div className="grid gap-4">
      <CropStage address={address} crop={crop} keysId={keysId} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <RatioChoice size={whole} ratio={ratio} choose={crop.choose} />
        <span className="flex gap-1">
          <Button variant="outline" size="icon" aria-label={t('left')} onClick={() => crop.turn(3)}>
            <RotateCcw aria-hidden />
          </Button>
          <Button
            variant="outline"
            size="icon"
            aria-label={t('right')}
            onClick={() => crop.turn(1)}
          >
            <RotateCw aria-hidden />
          </Button>
        </span>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-muted text-sm tabular-nums">
          {t('result', { ...to, x: String(box.x), y: String(box.y) })}
        </p>
        <span className="ml-auto flex gap-2">
          <Button variant="ghost" onClick={cancel}>
            {t('cancel')}
          </Button>
          <Button onClick={() => apply({ turns, crop: { ...box, ratio } })}>{t('apply')}</Button>
        </span>
      </div>
      <p id={keysId} className="text-muted text-xs">
        {t('keys')}
      </p>
    </div>
  )
}

/** The picture as the page shows it: its address, and its size as seen. */
function usePicture(file: File) {
  const [picture, setPicture] = useState<{ address: string; size?: Size; failed?: true }>({
    address: '',
  })
  useEffect(() => {
    const address = URL.createObjectURL(file)
    const image = new Image()
    image.onload = () =>
      setPicture({ address, size: { width: image.naturalWidth, height: image.naturalHeight } })
    image.onerror = () => setPicture({ address, failed: true })
    image.src = address
    return () => URL.revokeObjectURL(address)
  }, [file])
  return { address: picture.address, size: picture.size, failed: picture.failed ?? false }
}
