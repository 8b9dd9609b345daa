import { X } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'

const looks =
  'touch inline-flex h-8 items-center rounded-sm bg-fill text-sm transition-colors hover:bg-border'

/** That the history is narrowed to one batch: to its page, and back to all. */
export async function BatchChip({ batchId, all }: { batchId: string; all: string }) {
  const t = await getTranslations('batch.chip')
  return (
    <span className="inline-flex gap-px">
      <WorkspaceLink href={`/batches/${batchId}`} className={`${looks} rounded-r-none px-3`}>
        {t('only')}
      </WorkspaceLink>
      <WorkspaceLink
        href={all}
        aria-label={t('clear')}
        className={`${looks} justify-center rounded-l-none px-2 pointer-coarse:min-w-11`}
      >
        <X aria-hidden className="size-3.5" />
      </WorkspaceLink>
    </span>
  )
}
