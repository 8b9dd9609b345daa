import type { ReactNode } from 'react'
import { signOut } from '#app/(auth)/actions.ts'
import { AdminShell } from '#components/admin/admin-shell.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { pageAdministrator } from '#lib/web/page.ts'

/** The shell alone: each page asks for the administrator itself, because a layout guards nothing. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { name } = await pageAdministrator()
  return (
    <AdminShell name={name} signOut={signOut}>
      <ClientMessages namespaces={['admin']}>{children}</ClientMessages>
    </AdminShell>
  )
}
