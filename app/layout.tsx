import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { requirePerson } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import './globals.css'

const geist = localFont({
  src: '../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist',
  weight: '100 900',
})

/** Not preloaded: time codes may swap in late, headlines may not. */
const geistMono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
})

export const metadata: Metadata = {
  title: { default: 'Firstframe', template: '%s · Firstframe' },
  applicationName: 'Firstframe',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafb' },
    { media: '(prefers-color-scheme: dark)', color: '#0e0f12' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const person = await requirePerson()
  return (
    <html
      lang={await getLocale()}
      data-theme={person instanceof Refused ? 'system' : person.theme}
      className={`${geist.variable} ${geistMono.variable}`}
    >
      <body className="min-h-dvh">{children}</body>
    </html>
  )
}
