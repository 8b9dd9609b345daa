import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { PathParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { messagesOf } from '#lib/web/messages.ts'

/** The markup of a part of a page, server components and islands, in the language that is spoken. */
export async function rendered(part: ReactNode): Promise<string> {
  const locale = await getLocale()
  const { prelude } = await prerender(
    <AppRouterContext value={router}>
      <PathParamsContext value={{ workspace: 'ada' }}>
        <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
          {part}
        </NextIntlClientProvider>
      </PathParamsContext>
    </AppRouterContext>,
    { onError },
  )
  return new Response(prelude).text()
}

function onError(error: unknown): never {
  throw error
}

/** Nobody presses anything here. */
const idle = () => {}
const router = {
  bfcacheId: '',
  back: idle,
  forward: idle,
  refresh: idle,
  push: idle,
  replace: idle,
  prefetch: idle,
}

/** Each of its paragraphs, as it is read. */
export function paragraphsIn(markup: string): string[] {
  return [...markup.matchAll(/<p[ >].*?<\/p>/gs)].map(([paragraph]) => readIn(paragraph))
}

/** What one reads in markup, every run of white space as one space. */
function readIn(markup: string): string {
  return markup
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#x27|amp|lt|gt|quot);/g, (sign) => signs[sign] ?? sign)
    .replace(/\s+/g, ' ')
    .trim()
}

const signs: Record<string, string> = {
  '&#x27;': "'",
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
}

/** The words beside its lights, which tell states. */
export function statesIn(markup: string): string[] {
  const words = markup.matchAll(/rounded-full bg-[\w-]+"><\/span>([^<]+)<\/span>/g)
  return [...new Set([...words].map(([, word = '']) => word))]
}
