import type { ReactNode } from 'react'
import { AuthFrame } from '#components/accounts/auth-frame.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <AuthFrame>
      <ClientMessages namespaces={['auth']}>{children}</ClientMessages>
    </AuthFrame>
  )
}
