import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import type { OpenedVideo, SetupStart } from '#components/lineage/use-setup.ts'
import { Button } from '#components/ui/button.tsx'

type Props = {
  start: SetupStart & { frame: { id: string } | undefined }
  video: OpenedVideo | undefined
  dismiss: () => void
  /** The frame that the composer holds now; '' without one. */
  frameId: string
  take: (file: File) => void
}

/** Above the composer: where its frame comes from, what an address or a file brought and what had to give way. */
export function SetupNotices({ start, video, dismiss, frameId, take }: Props) {
  const t = useTranslations('lineage.opened')
  const settings = useTranslations('lineage.fields')
  const router = useRouter()
  const [pending, begin] = useTransition()
  const misses = start.frameIsElsewhere && frameId === ''
  const firstFrame = (file: File) =>
    begin(async () => {
      const { firstFrame: draw } = await import('#components/lineage/first-frame.ts')
      const picture = await draw(file)
      if (picture) take(picture)
    })
  const { before } = video ?? {}
  const notices = [
    video && t(video.kind, { name: video.file.name }),
    ...start.mended.map(({ field, from, to }) => t('mended', { name: settings(field), from, to })),
    misses && t('elsewhere'),
  ].filter((notice) => typeof notice === 'string')
  const chain = start.frame && frameId === start.frame.id ? start.chain : null
  return (
    <>
      {chain && <div className="mb-5">{chain}</div>}
      <div role="status">
        {notices.length > 0 && (
          <div className="mb-5 grid gap-2 rounded-md bg-fill px-4 py-3 text-sm">
            {notices.map((notice) => (
              <p key={notice} className="min-w-0 break-words">
                {notice}
              </p>
            ))}
            <div className="flex flex-wrap gap-2 empty:hidden">
              {video && (misses || video.kind === 'bare') && (
                <Button
                  size="sm"
                  variant="outline"
                  pending={pending}
                  onClick={() => firstFrame(video.file)}
                >
                  {t('firstFrame')}
                </Button>
              )}
              {before && (
                <Button size="sm" variant="quiet" onClick={() => router.push(before)}>
                  {t('before')}
                </Button>
              )}
              {video && (
                <Button size="sm" variant="quiet" onClick={dismiss}>
                  {t('dismiss')}
                </Button>
              )}
            </div>
          </div>
        )}
      </div>
    </>
  )
}
