import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PushIn } from '#components/accounts/push-in.tsx'
import { Mark } from '#components/shell/mark.tsx'

/** What stands around signing in and up: the form on paper, and a camera move on the stage beside it. */
export async function AuthFrame({ children }: { children: ReactNode }) {
  const t = await getTranslations('auth')
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <main className="mx-auto grid w-full max-w-sm content-start gap-8 px-4 pt-16 pb-12 sm:content-center sm:pt-12">
        <p className="flex items-center gap-3 font-semibold text-lg">
          <Mark className="h-5 w-7" />
          Firstframe
        </p>
        {children}
      </main>
      <aside className="stage hidden content-center justify-items-center gap-8 bg-stage p-12 text-foreground lg:grid">
        <PushIn className="w-full max-w-md" />
        <p className="text-lg text-muted">{t('tagline')}</p>
      </aside>
    </div>
  )
}
