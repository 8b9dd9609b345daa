'use client'

import { type ComponentProps, lazy, Suspense } from 'react'

/** Parts of the frame around every page that most pages do without: their scripts come only with them. */

const LazyResend = lazy(async () => ({
  default: (await import('#components/accounts/resend-button.tsx')).ResendButton,
}))
const LazyResume = lazy(async () => ({
  default: (await import('#components/accounts/one-button-form.tsx')).OneButtonForm,
}))

export function ResendButton(props: ComponentProps<typeof LazyResend>) {
  return (
    <Suspense>
      <LazyResend {...props} />
    </Suspense>
  )
}

export function ResumeForm(props: ComponentProps<typeof LazyResume>) {
  return (
    <Suspense>
      <LazyResume {...props} />
    </Suspense>
  )
}
