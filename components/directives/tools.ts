import { LintList } from '#components/directives/lint-list.tsx'
import { MoveStrip } from '#components/directives/move-strip.tsx'
import { MoveTip } from '#components/directives/move-tip.tsx'
import { PasteNote } from '#components/directives/paste-note.tsx'
import { PromptMirror } from '#components/directives/prompt-mirror.tsx'
import { SlashMenu } from '#components/directives/slash-menu.tsx'
import { canonical } from '#lib/camera/canonical.ts'
import { findDirectives } from '#lib/camera/find.ts'
import { insertDirective } from '#lib/camera/insert.ts'
import { lint } from '#lib/camera/lint.ts'
import { countSent } from '#lib/camera/lint-length.ts'
import { parse } from '#lib/camera/parse.ts'

/** One parcel, fetched by use-tools.ts when somebody writes. */
export const tools = {
  canonical,
  countSent: (prompt: string) => countSent(parse(prompt)),
  findDirectives,
  insertDirective,
  lint,

  LintList,
  MoveStrip,
  MoveTip,
  PasteNote,
  PromptMirror,
  SlashMenu,
}
