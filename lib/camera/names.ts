import { type DirectiveId, directiveIds, directives } from './directives.ts'

/**
 * Other spellings that can only mean one directive. `static` and `push out` come from official
 * samples; the rest are traditional characters and the words crews use.
 * A word that could mean two of them (`pan up`, `推近`) is not here but in suggest.ts.
 */
const aliases: Partial<Record<DirectiveId, readonly string[]>> = {
  'pan-left': ['左搖'],
  'pan-right': ['右搖'],
  'push-in': ['dolly in', 'push forward'],
  'pull-out': ['push out', 'pull back', 'dolly out', '拉遠'],
  'tilt-up': ['上搖'],
  'tilt-down': ['下搖'],
  'zoom-in': ['變焦推近'],
  'zoom-out': ['變焦拉遠'],
  'pedestal-up': ['上昇'],
  shake: ['camera shake', 'shaking'],
  tracking: ['tracking', 'track', 'follow', 'follow shot', '跟隨', '跟拍'],
  static: ['static', 'static camera', 'fixed', 'fixed shot', '固定镜头', '固定機位', '固定机位'],
}

const known = new Map<string, DirectiveId>(
  directiveIds.flatMap((id) =>
    [directives[id].cn, directives[id].en, ...(aliases[id] ?? [])].map(
      (name): [string, DirectiveId] => [nameKey(name), id],
    ),
  ),
)

/** Every spelling that is understood, as `nameKey`, with its directive. */
export const knownNames: ReadonlyMap<string, DirectiveId> = known

/** The directive that a token names, in any case and spacing, or undefined. */
export function directiveNamed(token: string): DirectiveId | undefined {
  return known.get(nameKey(token))
}

/** True for the official spelling itself, in any case: what the upstream is sure to understand. */
export function isOfficialName(token: string, id: DirectiveId): boolean {
  const name = token.trim().toLowerCase()
  return name === directives[id].cn || name === directives[id].en.toLowerCase()
}

/** What two spellings of a name have in common: no case, width, spaces, hyphens or invisible characters. */
export function nameKey(token: string): string {
  return token
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Pd}_]/gu, '')
}
