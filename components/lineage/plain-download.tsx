import { useTranslations } from 'next-intl'

/** Says what a download carries, and gives it without. */
export function PlainDownload({ jobId }: { jobId: string }) {
  const t = useTranslations('lineage.downloads')
  return (
    <p className="mt-2 text-muted text-xs">
      {t.rich('plain', {
        link: (chunks) => (
          <a
            href={`/api/jobs/${jobId}/video?download=plain`}
            className="touch underline decoration-control underline-offset-4 hover:text-foreground"
          >
            {chunks}
          </a>
        ),
      })}
    </p>
  )
}
