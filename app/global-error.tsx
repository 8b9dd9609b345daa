'use client'

import { PageError } from '#components/shell/page-error.tsx'
import './globals.css'

/** The root layout itself broke: this page brings its own document. */
export default function GlobalError(props: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html
      lang={typeof navigator === 'undefined' ? 'en' : navigator.language}
      suppressHydrationWarning
    >
      <body>
        <PageError {...props} />
      </body>
    </html>
  )
}
