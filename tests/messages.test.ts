import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { actions, fields, kinds } from '#lib/audit/vocabulary.ts'
import { directiveIds } from '#lib/camera/directives.ts'
import { lintCodes } from '#lib/camera/problem.ts'
import { refusals } from '#lib/errors.ts'
import { failures, waits } from '#lib/jobs/failure.ts'
import { settingNames } from '#lib/jobs/mend.ts'
import { eventKinds, jobStates } from '#lib/jobs/view.ts'
import { locales } from '#lib/locales.ts'
import { colourNames } from '#lib/projects/colours.ts'
import { messagesOf } from '#lib/web/messages.ts'
import { ownSources } from './support/architecture/sources.ts'
import { argumentsOf } from './support/icu.ts'
import { answers, askedKeys } from './support/used-keys.ts'
import { visibleText } from './support/visible-text.ts'

const sources = ownSources().filter(({ path }) => /^(app|components|lib)\//.test(path))

/** Messages by their whole path, such as `job.player.play`. */
function flat(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  )
}

const english = new Map(flat(messagesOf('en')))

describe.each(locales.filter((locale) => locale !== 'en'))('%s', (locale) => {
  const other = new Map(flat(messagesOf(locale)))

  test('says everything that English says, and nothing else', () => {
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('asks for the same arguments as English', () => {
    for (const [path, message] of english)
      expect([path, argumentsOf(other.get(path) ?? '')]).toEqual([path, argumentsOf(message)])
  })
})

describe.each([...locales, 'en-XA'] as const)('every message of %s', (locale) => {
  test('can be said', () => {
    const t = createTranslator({
      locale,
      messages: messagesOf(locale),
      onError: (error) => {
        throw error
      },
    })
    for (const [path, message] of flat(messagesOf(locale))) {
      const values = Object.fromEntries(
        argumentsOf(message).map((name) =>
          name.startsWith('<')
            ? [name.slice(1, -1), (chunks: unknown) => String(chunks)]
            : [name, 2],
        ),
      )
      expect(() => t.rich(path as never, values as never), path).not.toThrow()
    }
  })

  test('is not empty', () => {
    for (const [path, message] of flat(messagesOf(locale)))
      expect([path, message.trim()]).not.toEqual([path, ''])
  })
})

/** Asked for by a code that is only known as the page runs: exactly these must be there. */
const codes: Record<string, readonly string[]> = {
  errors: Object.keys(refusals),
  failures: [
    ...Object.keys(failures),
    ...Object.keys(waits),
    'charged.no',
    'charged.yes',
    'charged.unknown',
  ],
  'receipt.kind': eventKinds,
  'common.state': jobStates,
  'camera.lint': Object.keys(lintCodes),
  'directives.about': directiveIds,
  'audit.action': actions,
  'audit.kind': kinds,
  'audit.field': fields,
  'projects.colours': colourNames,
  'lineage.fields': settingNames,
}

test.each(Object.entries(codes))('%s has words for every code, and for no other', (path, known) => {
  const there = [...english.keys()].filter((key) => key.startsWith(`${path}.`))
  expect(there.sort()).toEqual(known.map((code) => `${path}.${code}`).sort())
})

/** Asked for by a name that stands in a table of ours: where that table is. */
const tables: Record<string, string> = {
  'shell.new': 'components/shell/places.ts',
  'shell.history': 'components/shell/places.ts',
  'shell.operations': 'components/shell/places.ts',
  'shell.team': 'components/shell/places.ts',
  'shell.usage': 'components/shell/places.ts',
  'shell.settings': 'components/shell/places.ts',
  'shell.error.title': 'components/shell/error-screen.tsx',
  'shell.error.text': 'components/shell/error-screen.tsx',
  'shell.error.action': 'components/shell/error-screen.tsx',
  'common.requestId': 'components/shell/error-screen.tsx',
  'history.all': 'components/history/asked.ts',
  'history.running': 'components/history/asked.ts',
  'compose.submit.preparing': 'components/compose/use-submit.ts',
  'compose.submit.sending': 'components/compose/use-submit.ts',
  'money.mail.subject': 'lib/money/mail-alerts.ts',
  'money.mail.text': 'lib/money/mail-alerts.ts',
  'money.mail.workspace': 'lib/money/mail-alerts.ts',
  'money.mail.project': 'lib/money/mail-alerts.ts',
  'money.mail.member': 'lib/money/mail-alerts.ts',
  'money.mail.cap': 'lib/money/mail-alerts.ts',
  'money.mail.day': 'lib/money/mail-alerts.ts',
  'money.mail.month': 'lib/money/mail-alerts.ts',
  'money.mail.open': 'lib/money/mail-alerts.ts',
  'money.notice.approval_approved': 'lib/money/view.ts',
  'money.notice.approval_declined': 'lib/money/view.ts',
  'directives.strip.bracket_full': 'lib/camera/rearrange.ts',
  'directives.strip.already_in_bracket': 'lib/camera/rearrange.ts',
  'lineage.opened.restored': 'components/lineage/use-setup.ts',
  'lineage.opened.bare': 'components/lineage/use-setup.ts',
  'camera.insert.bracket_full': 'lib/camera/insert.ts',
  'camera.insert.already_in_bracket': 'lib/camera/insert.ts',
}

test('every message is said somewhere', () => {
  const asked = sources.flatMap(askedKeys)
  const unsaid = [...english.keys()].filter(
    (path) =>
      !(path in tables) &&
      !Object.keys(codes).some((each) => path.startsWith(`${each}.`)) &&
      !asked.some((each) => answers(path, each)),
  )
  expect(unsaid).toEqual([])
})

test.each(Object.entries(tables))('%s stands in its table', (path, file) => {
  const word = path.split('.').at(-1)
  expect(sources.find((source) => source.path === file)?.text).toMatch(new RegExp(`\\b${word}\\b`))
})

describe('components', () => {
  test('say nothing that is not in the catalogs', () => {
    expect(sources.filter(({ path }) => path.endsWith('.tsx')).flatMap(visibleText)).toEqual([])
  })

  test('are seen when they do', () => {
    const text = 'export const A = () => <p title="Hello">{\'x\'} Good morning · 早上好</p>'
    expect(visibleText({ path: 'components/a.tsx', text })).toEqual([
      'components/a.tsx: Hello',
      'components/a.tsx: Good morning · 早上好',
    ])
  })
})
