import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { signOut } from '#app/(auth)/actions.ts'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { Mark } from '#components/shell/mark.tsx'
import { Button } from '#components/ui/button.tsx'

/** What stands around the pages of somebody who is, just now, in no workspace. */
export default async function WorkspacesLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('team.all')
  return (
    <div className="mx-auto grid w-full max-w-xl grid-cols-[minmax(0,1fr)] gap-8 px-4 pt-6 pb-12 sm:pt-10">
      <header className="flex items-center gap-3">
        <Mark className="h-5 w-7 shrink-0" />
        <span className="grow font-semibold text-lg">Firstframe</span>
        <form action={signOut}>
          <Button type="submit" variant="quiet" size="sm">
            {t('signOut')}
          </Button>
        </form>
      </header>
      <main>
        <ClientMessages namespaces={['team']}>{children}</ClientMessages>
      </main>
    </div>
  )
}
