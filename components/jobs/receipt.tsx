import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ExactTime } from '#components/time/exact-time.tsx'
import { clock } from '#components/time/words.ts'
import { waits } from '#lib/jobs/failure.ts'
import type { ReceiptStep } from '#lib/jobs/view.ts'

/** Every step of the job with its time since it was asked for. */
export async function Receipt({ steps }: { steps: ReceiptStep[] }) {
  const [t, reasons, locale] = await Promise.all([
    getTranslations('receipt'),
    getTranslations('failures'),
    getLocale(),
  ])
  const start = Date.parse(steps[0]?.at ?? '')
  return (
    <ol>
      {steps.map(({ seq, kind, at, data }, index) => (
        <li key={seq} className="relative flex gap-3 pb-3 last:pb-0">
          {index < steps.length - 1 && (
            <span aria-hidden className="absolute top-3 bottom-[-5px] left-[3px] w-px bg-border" />
          )}
          <span aria-hidden className={`mt-1.5 size-[7px] shrink-0 rounded-full ${dot(kind)}`} />
          <p className="min-w-0 grow text-sm">
            {t(`kind.${kind}`)}
            {kind === 'waiting' && isWait(data.code) && (
              <span className="mt-0.5 block text-muted text-xs">{reasons(data.code)}</span>
            )}
            {kind === 'moved' && <Words>{data.project}</Words>}
            {kind === 'written_off' && data.reason && <Words>{data.reason}</Words>}
          </p>
          <ExactTime at={at} locale={locale} className="figures shrink-0 text-muted text-xs">
            {clock(Date.parse(at) - start)}
          </ExactTime>
        </li>
      ))}
    </ol>
  )
}

/** What a person wrote, which may be long and without a space. */
function Words({ children }: { children: ReactNode }) {
  return <span className="mt-0.5 block break-words text-muted text-xs">{children}</span>
}

function dot(kind: ReceiptStep['kind']): string {
  if (kind === 'done') return 'bg-done'
  if (kind === 'failed') return 'bg-failed'
  if (kind === 'attention' || kind === 'unknown') return 'bg-attention'
  return 'bg-control'
}

function isWait(code: unknown): code is keyof typeof waits {
  return typeof code === 'string' && Object.hasOwn(waits, code)
}
