/** What the linter can say. Each has its sentence in messages/<locale>/camera.json, `lint.<code>`. */
export const lintCodes = {
  unknown_directive: 'warning',
  unofficial_name: 'warning',
  full_width: 'warning',
  unbalanced_bracket: 'warning',
  too_many_directives: 'warning',
  contradictory_directives: 'warning',
  static_with_others: 'warning',
  directives_ignored: 'warning',
  optimizer_rewrites: 'warning',
  moves_rushed: 'warning',
  prose_contradicts: 'warning',
  invisible_characters: 'warning',
  /** The upstream refuses these two, and so does the server (lib/jobs/schema.ts). */
  too_long: 'error',
  mostly_invisible: 'error',
} as const satisfies Record<string, 'warning' | 'error'>

type LintCode = keyof typeof lintCodes
export type LintError = {
  [Code in LintCode]: (typeof lintCodes)[Code] extends 'error' ? Code : never
}[LintCode]

export function isLintError(code: LintCode): code is LintError {
  return lintCodes[code] === 'error'
}

/** Replaces `start`…`end` of the prompt. */
export type TextFix = { start: number; end: number; text: string }
/** Changes a setting beside the prompt. `directivesHonoured`: choose a model that honours them. */
type SettingFix =
  | { setting: 'promptOptimizer'; value: false }
  | { setting: 'directivesHonoured'; value: true }
  | { setting: 'durationSeconds'; value: number }

/** One thing to know about `start`…`end` of the prompt (UTF-16 offsets), with what the sentence needs. */
export type Problem = {
  code: LintCode
  start: number
  end: number
  params: Record<string, string | number>
  fix?: TextFix | SettingFix
}

/** The settings beside the prompt that matter to it. `limitCharacters` counts code points of the canonical prompt. */
export type LintContext = {
  directivesHonoured: boolean
  promptOptimizer: boolean
  durationSeconds: number
  /** The longest that could be chosen without changing anything else. */
  longestSeconds: number
  limitCharacters: number
}

/** The prompt with a text fix applied. */
export function applyFix(prompt: string, { start, end, text }: TextFix): string {
  return prompt.slice(0, start) + text + prompt.slice(end)
}
