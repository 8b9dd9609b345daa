import { JobScreen } from '#components/jobs/job-screen.tsx'
import type { JobDetails } from '#lib/jobs/view.ts'
import { rendered } from './rendered.tsx'

/** The markup of a job's page, as on an account that costs something. */
export function jobPage(job: JobDetails): Promise<string> {
  return rendered(
    <JobScreen
      job={job}
      outlook={null}
      sandbox={false}
      retryMicros={null}
      approvals={false}
      actions={{ cancel: untouched, retry: untouched, remove: untouched }}
      pin={undefined}
      promote={null}
      decision={null}
      project={null}
      chain={null}
      takeFrame={undefined}
    />,
  )
}

async function untouched(): Promise<never> {
  throw new Error('nobody presses anything here')
}
