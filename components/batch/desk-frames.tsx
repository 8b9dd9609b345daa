import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { DeskUploads } from '#components/batch/desk-uploads.tsx'
import type { DeskWork } from '#components/batch/use-batch-desk.ts'
import type { Uploads } from '#components/batch/use-uploads.ts'
import { Button } from '#components/ui/button.tsx'
import type { FrameView } from '#lib/frames/view.ts'

type Props = { work: DeskWork; uploads: Uploads; earlier: FrameView[] }

/** The first frames: several files at once, dropped, pasted or picked, and those that are here already. */
export function DeskFrames({ work, uploads, earlier }: Props) {
  const t = useTranslations('batch.desk')
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const { frames } = work.desk
  const others = earlier.filter((frame) => !frames.some((one) => one.id === frame.id))
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 content-start gap-3">
      <h3 id={id} className="font-medium text-sm">
        {t('frames', { count: frames.length })}
      </h3>
      <ul className="flex flex-wrap gap-2 empty:hidden">
        {frames.map((frame, n) => (
          <li key={frame.id} className="relative">
            <Thumb frame={frame} alt={t('frame', { n: n + 1 })} />
            <Button
              variant="quiet"
              size="icon"
              aria-label={t('removeFrame', { n: n + 1 })}
              onClick={() => work.removeFrame(frame.id)}
              className="absolute top-0.5 right-0.5 size-7! min-h-0 bg-raised/85 pointer-coarse:size-11!"
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <DeskUploads work={uploads} focus={() => button.current?.focus()} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button ref={button} variant="outline" size="sm" onClick={() => input.current?.click()}>
          {t('addFrames')}
        </Button>
        <p className="text-muted text-xs">{t('addHint')}</p>
        <input
          ref={input}
          type="file"
          multiple
          accept="image/*,.heic,.heif,.avif"
          aria-label={t('files')}
          tabIndex={-1}
          className="sr-only"
          onChange={({ target }) => {
            const files = [...(target.files ?? [])]
            target.value = ''
            uploads.take(files)
          }}
        />
      </div>
      {others.length > 0 && (
        <details>
          <summary className="touch inline-flex cursor-pointer items-center text-sm underline decoration-control underline-offset-4">
            {t('earlier')}
          </summary>
          <ul className="mt-2 flex flex-wrap gap-2">
            {others.map((frame) => (
              <li key={frame.id}>
                <button
                  type="button"
                  aria-label={t('addEarlier', {
                    width: String(frame.width),
                    height: String(frame.height),
                  })}
                  onClick={() => work.addFrame(frame)}
                  className="block rounded-md opacity-70 transition-opacity hover:opacity-100 focus-visible:opacity-100"
                >
                  <Thumb frame={frame} alt="" />
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Thumb({ frame, alt }: { frame: FrameView; alt: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: private bytes of our own, already at their size
    <img
      src={`/api/frames/${frame.id}?size=small`}
      alt={alt}
      width={frame.width}
      height={frame.height}
      className="stage h-20 w-28 rounded-md bg-stage object-contain"
    />
  )
}
