import { getLocale, getTranslations } from 'next-intl/server'
import { isAction } from '#lib/audit/actions.ts'
import type { Values } from '#lib/audit/view.ts'
import { shownDollars } from '#lib/usage/dollars.ts'

/** A name of a thing or of a fact, and whether it is one that nobody gave a word yet. */
type Word = { text: string; isCode: boolean }

/** What the codes of the audit are called. A code without a word is shown as it is. */
export async function auditWords() {
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
    return String(value)
  }
  return {
    action: (code: string): Word =>
      isAction(code) ? word(t(`action.${code}`)) : { text: code, isCode: true },
    kind: (code: string): Word =>
      isKind(code) ? word(t(`kind.${code}`)) : { text: code, isCode: true },
    /** `Name: Nord → Süd`, one for each fact. */
    changes: (before: Values | null, after: Values | null): Change[] =>
      [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((key) => ({
        key,
        name: isField(key) ? t(`field.${key}`) : key,
        before: before && key in before ? said(key, before[key] ?? null) : null,
        after: after && key in after ? said(key, after[key] ?? null) : null,
      })),
  }
}

export type Change = { key: string; name: string; before: string | null; after: string | null }

export const kinds = [
  'workspace',
  'member',
  'user',
  'job',
  'batch',
  'project',
  'template',
  'invitation',
  'budget',
  'price',
  'key',
  'approval',
] as const

export const fields = [
  'name',
  'colour',
  'role',
  'email',
  'members',
  'project',
  'taskId',
  'reason',
  'limitMicros',
  'priceMicros',
  'takes',
  'period',
  'provider',
  'rpm',
  'concurrency',
  'last4',
  'domain',
  'isHard',
  'version',
] as const

function isKind(code: string): code is (typeof kinds)[number] {
  return kinds.some((kind) => kind === code)
}

function isField(key: string): key is (typeof fields)[number] {
  return fields.some((field) => field === key)
}

function word(text: string): Word {
  return { text, isCode: false }
}
