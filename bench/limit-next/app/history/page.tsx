import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { signedInHistory } from '../../history.ts'

/** The dynamic page: 24 plain cards. */
export default async function Page() {
  const takes = await signedInHistory((await cookies()).get('limit.session')?.value ?? '')
  if (!takes) redirect('/empty')
  return (
    <main>
      {takes.slice(0, 24).map((take) => (
        <article key={take.id} aria-label={take.prompt}>
          {/* biome-ignore lint/performance/noImgElement: as the product does */}
          <img src={`/frames/${take.frameId}`} alt="" width={320} height={180} loading="lazy" />
          <h2>
            <a href={`/jobs/${take.id}`}>{take.prompt}</a>
          </h2>
          <p>
            {take.state} {take.model} {take.durationSeconds} s {take.resolution} {take.userName}
          </p>
          <time dateTime={take.createdAt.toISOString()}>{take.createdAt.toUTCString()}</time>
        </article>
      ))}
    </main>
  )
}
