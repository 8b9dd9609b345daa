import { useTranslations } from 'next-intl'

/** The stored file as it is, without the settings that a download carries. */
export function PlainDownload({ jobId }: { jobId: string }) {
  const t = useTranslations('lineage.downloads')
  return (
    <p className="mt-3 text-muted text-xs">
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
