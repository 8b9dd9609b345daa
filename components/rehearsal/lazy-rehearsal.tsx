import { useTranslations } from 'next-intl'
import { Component, lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react'
import type { RehearsalProps } from '#components/rehearsal/rehearsal.tsx'

const Rehearsal = lazy(async () => {
  const { Rehearsal } = await import('#components/rehearsal/rehearsal.tsx')
  return { default: Rehearsal }
})

const never = () => () => {}

type Props = Omit<RehearsalProps, 'picture'> & { picture: string | undefined }

/** The rehearsal, fetched when there is a picture to rehearse on. Its place is kept meanwhile. */
export function LazyRehearsal({ picture, ...rest }: Props) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const place = <div aria-hidden className="min-h-46 sm:min-h-39" />
  if (!picture) return null
  if (!inBrowser) return place
  return (
    <Unfetched>
      <Suspense fallback={place}>
        <Rehearsal picture={picture} {...rest} />
      </Suspense>
    </Unfetched>
  )
}

/** A connection that is gone takes the rehearsal away, not the composer. */
class Unfetched extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    return this.state.broken ? <Missing /> : this.props.children
  }
}

function Missing() {
  const t = useTranslations('rehearsal')
  return (
    <p role="status" className="relative z-10 min-h-46 sm:min-h-39 p-4 text-muted text-sm">
      {t('missing')}
    </p>
  )
}
