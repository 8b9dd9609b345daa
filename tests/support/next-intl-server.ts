import { createTranslator } from 'next-intl'
import type { Locale } from '#lib/locales.ts'
import { type Messages, messagesOf } from '#lib/web/messages.ts'

/**
 * `next-intl/server` for components that tests render: outside a request of Next's the real one knows no language.
 * The words, the translator and what it does with them are the product's own.
 */

let spoken: Locale = 'en'

/** What is rendered from here on is in this language. */
export function speak(locale: Locale): void {
  spoken = locale
}

export async function getLocale(): Promise<Locale> {
  return spoken
}

export async function getTranslations(namespace: keyof Messages) {
  return createTranslator({ locale: spoken, messages: messagesOf(spoken), namespace, onError })
}

function onError(error: unknown): never {
  throw error
}
