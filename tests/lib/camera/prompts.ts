import fc from 'fast-check'
import { directiveIds, directives } from '#lib/camera/directives.ts'

const official = directiveIds.flatMap((id) => [directives[id].cn, directives[id].en])

/** Prompts as people write them, and worse: directives, near misses, brackets of every kind, prose in two scripts. */
export const anyPrompt = fc
  .array(
    fc.oneof(
      fc.constantFrom(...official),
      fc.constantFrom(...official.map((name) => name.toUpperCase())),
      fc.constantFrom(
        'push out',
        'static',
        'Tilt Left',
        'truk left',
        '推近',
        '左 移',
        'C1',
        'zoom',
      ),
      fc.constantFrom('[', ']', '【', '】', '［', '］', ',', '，', '、', ' ', '\n', '\u3000'),
      fc.constantFrom(
        'the camera pulls back',
        '镜头慢慢推进',
        'the camera stays still',
        'camera rises',
      ),
      fc.constantFrom('a cat, then ', '一只猫，', '👨‍👩‍👧', '\u200b', '\ud800', '[1]', '【上海】'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))

const anyDirective = fc.constantFrom(...directiveIds)

/** Camera lines of up to four brackets of up to three directives. */
export const anyMoves = fc.array(fc.uniqueArray(anyDirective, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
})
