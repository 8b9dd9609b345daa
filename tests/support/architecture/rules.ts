import { basename, dirname } from 'node:path/posix'
import { importsOf, type Source } from './sources.ts'

/** Says what is wrong with one file, given all of them. Nothing when it keeps the rule. */
export type Rule = (source: Source, all: Source[]) => string[]

/** From the ground up. A file imports from its own folder and from what stands before it. */
const layers = [
  /^lib\/[^/]+$|^lib\/generated\//,
  /^lib\/net\//,
  /^lib\/(camera|minimax|mp4|files|mail)\//,
  /^lib\/audit\/(append|vocabulary)\.ts$/,
  /^lib\/accounts\//,
  /^lib\/workspaces\//,
  /^lib\/upstream-keys\//,
  /^lib\/(projects|audit)\//,
  /^lib\/(money|frames)\//,
  /^lib\/usage\//,
  /^lib\/jobs\//,
  /^lib\/(drafts|templates)\//,
  /^lib\/web\//,
  /^components\//,
  /^(app\/|worker\.ts$|instrumentation\.ts$)/,
]

export const importsPointDown: Rule = (source) => {
  const from = layerOf(source.path)
  if (from < 0) return []
  return importsOf(source)
    .filter(({ ours, target }) => ours && !target.startsWith('messages/'))
    .filter(({ target }) => {
      const to = layerOf(target)
      return to < 0 || to > from || (to === from && folder(target) !== folder(source.path))
    })
    .map(({ target }) => `${source.path} may not import ${target}`)
}

function layerOf(path: string): number {
  return layers.findIndex((layer) => layer.test(path))
}

/** `lib/jobs`, `components`, `app`: what a layer is made of. */
function folder(path: string): string {
  if (path.startsWith('lib/generated/')) return 'lib'
  return path.startsWith('lib/')
    ? path
        .split('/', 2)
        .join('/')
        .replace(/\/[^/]*\.ts$/, '')
    : ''
}

const touchesRows = /(^|-)(queries|rows)\.ts$/

/** Everybody else may close the database when the process ends, and name no row. */
export const onlyQueriesAndRowsImportTheDatabase: Rule = (source) =>
  /^(tests|scripts|bench)\//.test(source.path) || touchesRows.test(basename(source.path))
    ? []
    : importsOf(source)
        .filter(
          ({ target, clause, typeOnly }) =>
            target === 'lib/db.ts' && !typeOnly && clause !== '{ closeDb }',
        )
        .map(() => `${source.path} may not import lib/db.ts`)

export const rowsArePrivateToTheirFolder: Rule = (source) =>
  source.path.startsWith('tests/')
    ? []
    : importsOf(source)
        .filter(({ ours, target }) => ours && /(^|-)rows\.ts$/.test(basename(target)))
        .filter(({ target }) => dirname(target) !== dirname(source.path))
        .map(({ target }) => `${source.path} may not import ${target}, private to its folder`)

/** Rows are found through a viewer, a person (what is their own), or a machine's named scope. */
export const queriesTakeAScopeFirst: Rule = ({ path, text }) => {
  if (!/(^|-)queries\.ts$/.test(basename(path))) return []
  const exported =
    /^export (?:async )?(?:function\*? |const )(\w+)[^(=]*(?:= (?:async )?)?\(([^)]*)/gm
  return [...text.matchAll(exported)]
    .filter(
      ([, , parameters = '']) =>
        !/^\s*_?(viewer: Viewer|person: Person|administrator: Administrator|scope: System)\b/.test(
          parameters,
        ),
    )
    .map(([, name]) => `${name} of ${path} takes no viewer or scope first`)
}

/** What is done for a viewer runs behind row-level security (`within`, `rowsWithin`), not as the machine. */
export const viewersStayBehindTheWall: Rule = ({ path, text }) =>
  touchesRows.test(basename(path))
    ? text
        .split(/^(?=(?:export )?(?:async )?function\b|(?:export )?const \w+ = )/m)
        .filter((piece) => /^[^(]*\([^)]*: Viewer\b/.test(piece))
        .filter((piece) => /\bmachine(Db|Transaction|Rows|RowsAfter)\b/.test(piece))
        .map((piece) => `${path} goes round the wall in ${piece.split('(')[0]}`)
    : []

const mayReadEnvironment =
  /^(lib\/env\.ts|(scripts|bench|tests)\/.*|sandbox\/main\.ts|(next|playwright|vitest)\.config\.ts)$/

/** NEXT_RUNTIME is no setting: Next writes it into the code when it builds. */
export const onlyEnvReadsTheEnvironment: Rule = ({ path, text }) =>
  mayReadEnvironment.test(path) || !/process\.env(?!\.NEXT_RUNTIME)\b/.test(text)
    ? []
    : [`${path} may not read process.env`]

export const namesSayWhatIsInside: Rule = ({ path }) =>
  /(^|\/)(utils?|helpers?|common|misc|index)(\/|\.[a-z]+$)/.test(path)
    ? [`${path} has a name that says nothing`]
    : []

const longest = 200
/** Longer on purpose, each with its reason. */
const longOnPurpose: Record<string, string> = {}

export const filesAreShort: Rule = ({ path, text }) => {
  const lines = text.split('\n').length - 1
  if (lines <= longest || path in longOnPurpose) return []
  if (/^(components\/ui|tests)\/|\.css$/.test(path)) return []
  return [`${path} has ${lines} lines`]
}

export const theSandboxStandsAlone: Rule = (source) =>
  source.path.startsWith('sandbox/')
    ? importsOf(source)
        .filter(({ ours, target }) => ours && !/^(sandbox|lib\/camera)\//.test(target))
        .map(({ target }) => `${source.path} may not import ${target}`)
    : []

export const theCameraImportsNothing: Rule = (source) =>
  source.path.startsWith('lib/camera/')
    ? importsOf(source)
        .filter(({ target }) => !target.startsWith('lib/camera/'))
        .map(({ target }) => `${source.path} may not import ${target}`)
    : []

/** It could be lifted out and used elsewhere. */
export const theUpstreamKnowsNothingOfOurs: Rule = (source) =>
  source.path.startsWith('lib/minimax/')
    ? importsOf(source)
        .filter(({ ours, target }) => ours && !/^lib\/(minimax\/|net\/|clock\.ts)/.test(target))
        .map(({ target }) => `${source.path} may not import ${target}`)
    : []

/** A component may be sent to the browser, with all that it imports. */
export const componentsReachNoServerCode: Rule = (source, all) =>
  source.path.startsWith('components/')
    ? reached(source, all)
        .filter((path) => isServerOnly(path, all))
        .map((path) => `${source.path} reaches ${path}, which is for the server only`)
    : []

function isServerOnly(path: string, all: Source[]): boolean {
  const text = all.find((source) => source.path === path)?.text ?? ''
  return path === 'lib/db.ts' || /^import 'server-only'/m.test(text)
}

function reached(source: Source, all: Source[], seen = new Set<string>()): string[] {
  for (const { ours, typeOnly, target } of importsOf(source)) {
    if (!ours || typeOnly || seen.has(target)) continue
    seen.add(target)
    const next = all.find(({ path }) => path === target)
    // A server action is called over the network: its module does not come along.
    if (next && !/^'use server'/.test(next.text)) reached(next, all, seen)
  }
  return [...seen]
}
