import { getLocale, getTranslations } from 'next-intl/server'
import type { Values } from '#lib/audit/view.ts'
import { fields, isAction, type Kind, kinds } from '#lib/audit/vocabulary.ts'
import { shownDollars } from '#lib/usage/dollars.ts'

/** A name of a thing or of a fact, and whether it is one that nobody gave a word yet. */
type Word = { text: string; isCode: boolean }

/** What the codes of the audit are called. A code without a word is shown as it is. */
export async function auditWords(names: ReadonlyMap<string, string> = new Map()) {
  const [t, common, locale] = await Promise.all([
    getTranslations('audit'),
    getTranslations('common'),
    getLocale(),
  ])
  const said = (key: string, value: Values[string]): string => {
    if (value === null || value === '') return t('nothing')
    if (typeof value === 'boolean') return value ? common('on') : common('off')
    if (key.endsWith('Micros') && Number.isFinite(Number(value)))
      return shownDollars(Number(value), locale)
    if (key === 'durationSeconds') return t('value.seconds', { count: String(value) })
    if (key === 'prices') return t('value.prices', { count: lengthOf(value) })
    if (value === 'day' || value === 'month') return t(`value.${value}`)
    if (key === 'validFrom')
      return new Date(String(value)).toLocaleString(locale, {
        timeZone: 'UTC',
        timeZoneName: 'short',
      })
    if (key === 'userId' || key === 'projectId') return names.get(String(value)) ?? String(value)
    return String(value)
  }
  return {
    action: (code: string): Word =>
      isAction(code) ? word(t(`action.${code}`)) : { text: code, isCode: true },
    kind: (code: string): Word =>
      isKind(code) ? word(t(`kind.${code}`)) : { text: code, isCode: true },
    /** `Name: Nord → Süd`, one for each fact. */
    changes: (before: Values | null, after: Values | null): Change[] =>
      [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
        .filter((key) => !isNothing(before?.[key]) || !isNothing(after?.[key]))
        .sort((one, other) => placeOf(one) - placeOf(other))
        .map((key) => ({
          key,
          name: isField(key) ? t(`field.${key}`) : key,
          before: before && key in before ? said(key, before[key] ?? null) : null,
          after: after && key in after ? said(key, after[key] ?? null) : null,
        })),
  }
}

export type Change = { key: string; name: string; before: string | null; after: string | null }

/** The database keeps no order of facts: theirs is that of the vocabulary. */
function placeOf(key: string): number {
  return isField(key) ? fields.indexOf(key) : fields.length
}

function isNothing(value: Values[string] | undefined): boolean {
  return value === undefined || value === null || value === ''
}

/** Of a list as the audit has it: a text of JSON. */
function lengthOf(value: Values[string]): number {
  const list: unknown = JSON.parse(String(value))
  return Array.isArray(list) ? list.length : 0
}

function isKind(code: string): code is Kind {
  return kinds.some((kind) => kind === code)
}

function isField(key: string): key is (typeof fields)[number] {
  return fields.some((field) => field === key)
}

function word(text: string): Word {
  return { text, isCode: false }
}
