import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '#components/operations/facts.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { InstanceHealth } from '#lib/jobs/view.ts'

type Props = { upstream: InstanceHealth['upstreams'][number]; sandbox: boolean }

/** How the upstream answers, and why nothing is sent to it when nothing is. */
export async function UpstreamHealth({ upstream, sandbox }: Props) {
  const [t, reasons, locale] = await Promise.all([
    getTranslations('operations.upstream'),
    getTranslations('failures'),
    getLocale(),
  ])
  const ago = (at: string | null) => (at ? <Ago at={at} locale={locale} /> : t('never'))
  const paused = upstream.pausedUntil !== null && Date.parse(upstream.pausedUntil) > Date.now()
  const provider = isProvider(upstream.provider)
    ? t(`providers.${upstream.provider}`)
    : upstream.provider
  return (
    <>
      <Facts
        facts={[
          { term: t('provider'), value: sandbox ? t('sandbox') : provider },
          {
            term: t('pausedUntil'),
            value: paused && upstream.pausedUntil ? ago(upstream.pausedUntil) : t('notPaused'),
          },
          { term: t('lastOk'), value: ago(upstream.lastOkAt) },
          {
            term: t('lastError'),
            value: (
              <>
                {ago(upstream.lastErrorAt)}
                {upstream.lastErrorCode && (
                  <code className="figures ml-2 text-muted text-xs">{upstream.lastErrorCode}</code>
                )}
              </>
            ),
          },
          { term: t('callback'), value: ago(upstream.callbackSeenAt) },
          { term: t('mode'), value: t(`modes.${upstream.mode}`) },
        ]}
      />
      {paused && upstream.pauseCode && (
        <p className="mt-2 text-attention text-sm">{reasons(upstream.pauseCode)}</p>
      )}
    </>
  )
}

const providers = ['vapi', 'minimax', 'minimax-cn'] as const

function isProvider(name: string): name is (typeof providers)[number] {
  return providers.some((provider) => provider === name)
}
