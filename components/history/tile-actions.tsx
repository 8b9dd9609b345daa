import type { HistoryWords } from '#components/history/words.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import type { JobView } from '#lib/jobs/view.ts'

const looks =
  'grid size-8 place-items-center rounded-sm bg-[oklch(0.12_0.005_260/82%)] hover:bg-[oklch(0.3_0.008_260/90%)]'

/** What is done most, on the picture itself, once the pointer or the focus is there. */
export function TileActions({ job, words }: { job: JobView; words: HistoryWords }) {
  return (
    <div className="absolute top-2 right-2 z-10 flex gap-1 opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 group-has-focus-visible:opacity-100 pointer-coarse:hidden">
      <WorkspaceLink
        href={`/new?remix=${job.id}`}
        prefetch={false}
        aria-label={words.remix}
        title={words.remix}
        className={looks}
      >
        {words.icons.remix}
      </WorkspaceLink>
      {job.video && (
        <a
          href={`/api/jobs/${job.id}/video?download`}
          aria-label={words.download}
          title={words.download}
          className={looks}
        >
          {words.icons.download}
        </a>
      )}
    </div>
  )
}
