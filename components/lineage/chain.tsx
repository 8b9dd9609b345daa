import { ArrowRight, TriangleAlert } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { timecode } from '#components/player/timecode.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { compoundsFrom, type Link } from '#lib/jobs/lineage.ts'
import type { Continuation } from '#lib/jobs/lineage-queries.ts'

type Props = {
  links: Link[]
  /** The picture that the last take starts from. */
  frameId: string
  /** `take`: the last one is the job whose page this is; `draft`: it is still to be asked for. */
  end: 'take' | 'draft'
  continuations?: Continuation[]
}

/** Where a take comes from and where it went on, from picture to picture. Nothing when it stands alone. */
export async function Chain({ links, frameId, end, continuations = [] }: Props) {
  const t = await getTranslations('lineage.chain')
  if (links.length === 0 && continuations.length === 0) return null
  const takes = links.length + 1
  return (
    <nav aria-label={t('title')} className="grid gap-2">
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-2">
        {links.map(({ jobId, frame, prompt, nextAtMillis }, index) => (
          <Step key={jobId} time={timecode(nextAtMillis / 1000)} says={t('at')}>
            <WorkspaceLink href={`/jobs/${jobId}`} className={looks} title={prompt}>
              <Still frameId={frame.id} alt={t('take', { n: index + 1 })} />
            </WorkspaceLink>
          </Step>
        ))}
        <li aria-current="step">
          <span className={`${looks} outline-2 outline-tally`}>
            <Still frameId={frameId} alt={end === 'take' ? t('this') : t('next')} />
          </span>
        </li>
        {continuations.map(({ jobId, frameId: next, atMillis, prompt }) => (
          <li key={jobId} className="flex items-center gap-1.5">
            <Way time={timecode(atMillis / 1000)} says={t('at')} />
            <WorkspaceLink href={`/jobs/${jobId}`} className={looks} title={prompt}>
              <Still frameId={next} alt={t('continuation')} />
            </WorkspaceLink>
          </li>
        ))}
      </ol>
      {takes >= compoundsFrom && (
        <p className="flex gap-2 text-attention text-sm">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('compounds', { takes })}
        </p>
      )}
    </nav>
  )
}

const looks = 'block overflow-hidden rounded-sm bg-stage'

function Step({ time, says, children }: { time: string; says: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      {children}
      <Way time={time} says={says} />
    </li>
  )
}

/** From one picture to the next, and at which time of the video. */
function Way({ time, says }: { time: string; says: string }) {
  return (
    <span className="flex items-center gap-0.5 text-muted text-xs">
      <span className="sr-only">{says}</span>
      <span className="figures">{time}</span>
      <ArrowRight aria-hidden className="size-3.5" />
    </span>
  )
}

function Still({ frameId, alt }: { frameId: string; alt: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: private bytes of ours
    <img
      src={`/api/frames/${frameId}?size=small`}
      alt={alt}
      className="h-11 w-16 object-cover"
      loading="lazy"
    />
  )
}
