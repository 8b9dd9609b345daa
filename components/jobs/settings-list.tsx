import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { fileSize } from '#components/jobs/file-size.ts'
import type { JobDetails } from '#lib/jobs/view.ts'

/** What the job was asked for, as the API names it, and what came of it. */
export async function SettingsList({ job }: { job: JobDetails }) {
  const [t, common, locale] = await Promise.all([
    getTranslations('job.settings'),
    getTranslations('common'),
    getLocale(),
  ])
  const onOff = (on: boolean) => (on ? common('on') : common('off'))
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-sm">
      <Row term={t('model')}>{job.model}</Row>
      <Row term={t('duration')}>{common('seconds', { seconds: job.durationSeconds })}</Row>
      <Row term={t('resolution')}>{job.resolution}</Row>
      <Row term={t('promptOptimizer')}>{onOff(job.promptOptimizer)}</Row>
      <Row term={t('fastPretreatment')}>{onOff(job.fastPretreatment)}</Row>
      {job.video && (
        <Row term={t('video')}>
          {t('videoFacts', {
            width: String(job.video.width),
            height: String(job.video.height),
            size: fileSize(job.video.sizeBytes, locale),
          })}
        </Row>
      )}
    </dl>
  )
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 break-words tabular-nums">{children}</dd>
    </>
  )
}
