import { type DirectiveId, directiveIds } from './directives.ts'

/** A camera move that the prose tells in words, where it stands, and which directives it goes with and against. */
export type ToldMove = {
  start: number
  end: number
  move: DirectiveId
  agrees: readonly DirectiveId[]
  against: readonly DirectiveId[]
}

/**
 * Camera moves told in prose. Few words and each with the camera as its subject: the train that pulls out and the
 * man who steps back move no camera, and a wrong warning costs more than a missed one.
 */
export function movesTold(prose: string): ToldMove[] {
  return told.flatMap(({ pattern, ...move }) =>
    [...prose.matchAll(pattern)].flatMap(({ 0: words, index }) =>
      isDenied(prose.slice(0, index)) ? [] : [{ ...move, start: index, end: index + words.length }],
    ),
  )
}

type Sense = Pick<ToldMove, 'move' | 'agrees' | 'against'> & { en: string; zh: string }

const goes =
  '(?:mov|glid|trac?k|travel|drift|slid|float|creep|crawl|fl(?:y|i)|com)(?:e?s|ing|ed|e)?|dolly(?:ing)?|dollies|trucks?|trucking'
const towards = '(?:\\s+(?:slowly|gently|steadily))?(?:\\s+(?:to|towards?)(?:\\s+the)?)?\\s+'
/** `moves right up to her face` */
const notExactly =
  '(?!\\s+(?:up|into?|onto|behind|at|after|before|through|past|next|over|beside)\\b)'
const zhTowards = '(?:向|往|朝)?'

const senses: readonly Sense[] = [
  {
    ...pair('push-in', 'zoom-in', 'pull-out', 'zoom-out'),
    en: `push(?:es|ing)?\\s+(?:in|forwards?|closer)|(?:${goes})\\s+(?:in|forwards?|closer)`,
    zh: '推进|推近|拉近|靠近|前进|前移|向前推|向前移动',
  },
  {
    ...pair('pull-out', 'zoom-out', 'push-in', 'zoom-in'),
    en: `pull(?:s|ing)?\\s+(?:back|out|away)|(?:${goes})\\s+(?:back|out|away|backwards?)|retreat(?:s|ing)?`,
    zh: '拉远|拉开|后退|后移|退后|远离|向后退|向后拉|向后移动',
  },
  { ...only('zoom-in', 'zoom-out'), en: 'zoom(?:s|ing)?\\s+in', zh: '变焦推近|变焦拉近' },
  { ...only('zoom-out', 'zoom-in'), en: 'zoom(?:s|ing)?\\s+out', zh: '变焦拉远' },
  {
    ...only('truck-left', 'truck-right'),
    en: `(?:${goes})${towards}left`,
    zh: `${zhTowards}左(?:侧)?(?:移动|平移|滑动|移)`,
  },
  {
    ...only('truck-right', 'truck-left'),
    en: `(?:${goes})${towards}right${notExactly}`,
    zh: `${zhTowards}右(?:侧)?(?:移动|平移|滑动|移)`,
  },
  {
    ...only('pan-left', 'pan-right'),
    en: `(?:pan(?:s|ning)?|turn(?:s|ing)?|swing(?:s|ing)?)${towards}left`,
    zh: `${zhTowards}左(?:摇|转)`,
  },
  {
    ...only('pan-right', 'pan-left'),
    en: `(?:pan(?:s|ning)?|turn(?:s|ing)?|swing(?:s|ing)?)${towards}right${notExactly}`,
    zh: `${zhTowards}右(?:摇|转)`,
  },
  {
    ...only('pedestal-up', 'pedestal-down'),
    en: `rises?|rising|ascends?|ascending|(?:cran(?:es?|ing)|booms?|lifts?|${goes})\\s+up(?:wards?)?`,
    zh: '上升|升起|升高|抬升|向上移动|往上移动',
  },
  {
    ...only('pedestal-down', 'pedestal-up'),
    en: `descends?|descending|sinks?|sinking|(?:cran(?:es?|ing)|booms?|lowers?|${goes})\\s+down(?:wards?)?`,
    zh: '下降|降下|降低|下沉|向下移动|往下移动',
  },
  {
    ...only('tilt-up', 'tilt-down'),
    en: 'tilt(?:s|ing)?\\s+up(?:wards?)?',
    zh: `${zhTowards}上(?:摇|仰)`,
  },
  {
    ...only('tilt-down', 'tilt-up'),
    en: 'tilt(?:s|ing)?\\s+down(?:wards?)?',
    zh: `${zhTowards}下(?:摇|俯)`,
  },
  {
    move: 'static',
    agrees: ['static'],
    against: directiveIds.filter((id) => id !== 'static'),
    en: "(?:(?:stays?|remains?|holds?|is|keeps?|stands?)\\s+)?(?:perfectly\\s+|completely\\s+)?(?:motionless|stationary|locked(?:\\s+off)?|static|fixed|still)(?!\\s+(?:on|at|to|\\w+ing|\\w+s)\\b)|(?:does\\s+not|doesn['’]t|never)\\s+moves?",
    zh: '(?:始终|完全|一直)?(?:保持)?(?:固定不动|静止不动|静止|不动|固定(?![在于]))',
  },
]

function only(move: DirectiveId, opposite: DirectiveId): Omit<Sense, 'en' | 'zh'> {
  return { move, agrees: [move], against: [opposite, 'static'] }
}

/** Words that may mean the camera or the lens. */
function pair(
  move: DirectiveId,
  lens: DirectiveId,
  opposite: DirectiveId,
  lensOpposite: DirectiveId,
): Omit<Sense, 'en' | 'zh'> {
  return { move, agrees: [move, lens], against: [opposite, lensOpposite, 'static'] }
}

/** Not `with a camera`, whose owner moves. */
const enCamera =
  '(?<!\\b(?:with|holding|at|from|behind|to|for|of)\\s(?:the|a|an|his|her|their|my)\\s)\\b(?:camera|viewpoint)(?:\\s+(?:\\w+ly|is|and|also|then|starts?|begins?|to|will|keeps?|continues)){0,4}?\\s+'
/** Not `镜头里的人`: who is in the picture moves, not the camera. */
const zhCamera =
  '(?:镜头|机位|摄像机|摄影机|相机|视角)[^里中前内外的下不没勿别未，。；！？,.;!?\\s[\\]【】［］]{0,6}?'

const told = senses.map(({ en, zh, ...sense }) => ({
  ...sense,
  pattern: new RegExp(`${enCamera}(?:${en})\\b|${zhCamera}(?:${zh})`, 'giu'),
}))

/** `do not let the camera pull back`, `不要让镜头拉远`. */
function isDenied(before: string): boolean {
  return /\b(?:not|never|without|avoid|no|don['’]t|doesn['’]t)\b[^.!?;,]{0,24}$|(?:不|没|勿|别|避免|禁止|无需)[^，。！？；]{0,4}$/iu.test(
    before,
  )
}
