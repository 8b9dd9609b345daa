/** The languages of the interface, in the order a person chooses among them. */
export const locales = ['en', 'zh-CN'] as const

/** English stretched by 40 %, made at run time to check that every layout holds. Nobody is offered it. */
export const pseudoLocale = 'en-XA'

export type Locale = (typeof locales)[number] | typeof pseudoLocale

/** Each language in its own words. */
export const localeNames = { en: 'English', 'zh-CN': '简体中文' } as const satisfies Record<
  (typeof locales)[number],
  string
>

/** The locale that `text` names exactly, if it is one of ours. */
export function localeNamed(text: string | null | undefined): Locale | undefined {
  const known: readonly Locale[] = [...locales, pseudoLocale]
  return known.find((locale) => locale === text)
}

/** The best of our locales for an Accept-Language header; English when it names none of them. */
export function negotiate(acceptLanguage: string | null): Locale {
  for (const range of preferred(acceptLanguage ?? '')) {
    const language = range.split('-')[0]
    const found = locales.find((locale) => locale.split('-')[0] === language)
    if (found) return found
  }
  return 'en'
}

/** Language ranges in lower case, the most wanted first. */
function preferred(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { range, weight: quality ? Number(quality.trim().slice(2)) : 1 }
    })
    .filter(({ range, weight }) => range !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ range }) => range)
}
