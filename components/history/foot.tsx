import { type MouseEvent, useEffect } from 'react'
import { useInView } from '#components/history/use-in-view.ts'
import type { HistoryWords } from '#components/history/words.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'

type Props = {
  next: string | null
  status: 'idle' | 'loading' | 'failed'
  more: () => void
  /** Where the next page is without scripts; `after` is added. */
  path: string
  words: HistoryWords
}

/** The end of what is loaded: reads on when it comes near, and says when there is no more. */
export function Foot({ next, status, more, path, words }: Props) {
  const [ref, near] = useInView<HTMLDivElement>('800px', false)
  useEffect(() => {
    if (near && status === 'idle') more()
  }, [near, status, more])

  const press = (event: MouseEvent) => {
    event.preventDefault()
    more()
  }
  return (
    <div ref={ref} className="mt-10 grid justify-items-center gap-3 text-muted text-sm">
      <p aria-live="polite">
        {status === 'failed' && words.loadFailed}
        {next === null && words.end}
      </p>
      {next !== null && (
        <a
          href={`${path}${path.includes('?') ? '&' : '?'}after=${next}`}
          onClick={press}
          aria-busy={status === 'loading'}
          className={buttonVariants({ variant: 'outline' })}
        >
          {status === 'loading' && words.loading}
          {status === 'failed' && words.tryAgain}
          {status === 'idle' && words.loadMore}
        </a>
      )}
    </div>
  )
}
