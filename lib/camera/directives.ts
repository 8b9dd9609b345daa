/**
 * The 15 camera directives that the upstream documents, in its order (docs/upstream.md, camera).
 * `cn` and `en` are the official spellings: nothing else is written into a canonical prompt.
 * `opposite` is the move that undoes this one; asking for both at once cancels out.
 */
export const directives = {
  'truck-left': { cn: '左移', en: 'Truck left', group: 'truck', opposite: 'truck-right' },
  'truck-right': { cn: '右移', en: 'Truck right', group: 'truck', opposite: 'truck-left' },
  'pan-left': { cn: '左摇', en: 'Pan left', group: 'pan', opposite: 'pan-right' },
  'pan-right': { cn: '右摇', en: 'Pan right', group: 'pan', opposite: 'pan-left' },
  'push-in': { cn: '推进', en: 'Push in', group: 'dolly', opposite: 'pull-out' },
  'pull-out': { cn: '拉远', en: 'Pull out', group: 'dolly', opposite: 'push-in' },
  'pedestal-up': { cn: '上升', en: 'Pedestal up', group: 'pedestal', opposite: 'pedestal-down' },
  'pedestal-down': { cn: '下降', en: 'Pedestal down', group: 'pedestal', opposite: 'pedestal-up' },
  'tilt-up': { cn: '上摇', en: 'Tilt up', group: 'tilt', opposite: 'tilt-down' },
  'tilt-down': { cn: '下摇', en: 'Tilt down', group: 'tilt', opposite: 'tilt-up' },
  'zoom-in': { cn: '变焦推近', en: 'Zoom in', group: 'zoom', opposite: 'zoom-out' },
  'zoom-out': { cn: '变焦拉远', en: 'Zoom out', group: 'zoom', opposite: 'zoom-in' },
  shake: { cn: '晃动', en: 'Shake', group: 'other', opposite: null },
  tracking: { cn: '跟随', en: 'Tracking shot', group: 'other', opposite: null },
  static: { cn: '固定', en: 'Static shot', group: 'other', opposite: null },
} as const satisfies Record<string, Directive>

type Directive = { cn: string; en: string; group: DirectiveGroup; opposite: string | null }

export const directiveGroups = [
  'truck',
  'pan',
  'dolly',
  'pedestal',
  'tilt',
  'zoom',
  'other',
] as const
type DirectiveGroup = (typeof directiveGroups)[number]

export type DirectiveId = keyof typeof directives
export const directiveIds = Object.keys(directives) as DirectiveId[]

/** The language directives are written in: 中文 or English. The upstream understands both. */
export type DirectiveLanguage = 'zh' | 'en'

/** Upstream advises no more than this many directives in one bracket; more is not refused. */
export const directivesPerBracket = 3

/** The official spelling. */
export function directiveName(id: DirectiveId, language: DirectiveLanguage): string {
  return language === 'zh' ? directives[id].cn : directives[id].en
}
