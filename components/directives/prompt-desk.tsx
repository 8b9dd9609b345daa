import { useCallback, useRef, useState } from 'react'
import type { Writing } from '#components/compose/use-prompt.ts'
import { Moves } from '#components/directives/moves.tsx'
import type { Paste } from '#components/directives/paste-note.tsx'
import { PromptField } from '#components/directives/prompt-field.tsx'
import { PromptFoot } from '#components/directives/prompt-foot.tsx'
import type { SlashProvider } from '#components/directives/slash.ts'
import { useFieldEvent } from '#components/directives/use-field-event.ts'
import { useFindings } from '#components/directives/use-findings.ts'
import { useInsert } from '#components/directives/use-insert.ts'
import { useMoveEntries } from '#components/directives/use-move-entries.tsx'
import { useMoveLanguage } from '#components/directives/use-move-language.ts'
import { load, useTools } from '#components/directives/use-tools.ts'
import type { DirectiveLanguage } from '#lib/camera/directives.ts'
import { applyFix, type Problem } from '#lib/camera/problem.ts'
import { type Choice, defaultModel, durationsSeconds } from '#lib/jobs/catalog.ts'

type Props = {
  writing: Writing
  choice: Choice
  change: (change: Partial<Choice>) => void
  error: string | undefined
  /** What the `/` menu offers beside the moves. */
  providers?: readonly SlashProvider[]
}

const none: readonly SlashProvider[] = []

/** The prompt with its chips, its menu, its line of moves, its notes, and the palette. */
export function PromptDesk({ writing, choice, change, error, providers = none }: Props) {
  const { prompt, type, write, field } = writing
  const [language, setLanguage] = useMoveLanguage()
  const { tools, wake } = useTools(prompt !== '')
  const { read, problems } = useFindings(tools, prompt, choice)
  const { insert, insertAt, note } = useInsert(writing, language)
  const moves = useMoveEntries(tools?.findDirectives, language, insertAt)
  const mirror = useRef<HTMLSpanElement>(null)
  /** Heard from the start: what reads it may still be on its way. */
  const [paste, setPaste] = useState<Paste>()
  useFieldEvent(field, 'paste', ({ clipboardData }, { value }) =>
    setPaste({ text: clipboardData?.getData('text/plain') ?? '', before: value }),
  )

  const fix = ({ fix: repair }: Problem) => {
    if (!repair) return
    field.current?.focus() // the note goes, and its button with it
    if (!('setting' in repair)) {
      if (field.current?.value !== read) return // typed on since: its places are others now
      write(applyFix(read, repair), repair.start + repair.text.length)
    } else if (repair.setting === 'promptOptimizer') change({ promptOptimizer: repair.value })
    else if (repair.setting === 'directivesHonoured') change({ model: defaultModel })
    else change({ durationSeconds: durationsSeconds.find((each) => each === repair.value) ?? 6 })
  }
  const onLanguage = useCallback(
    async (wanted: DirectiveLanguage) => {
      setLanguage(wanted)
      const { canonical } = await load()
      const { activeElement } = document
      if (field.current) write(canonical(field.current.value, wanted))
      if (activeElement instanceof HTMLElement) activeElement.focus()
    },
    [field, setLanguage, write],
  )
  return (
    <>
      <div className="grid grid-cols-1 gap-3">
        <PromptField
          prompt={prompt}
          onPrompt={type}
          count={tools ? tools.countSent(read) : [...prompt].length}
          field={field}
          error={error}
          onFocus={wake}
          behind={tools && <tools.PromptMirror prompt={read} problems={problems} mirror={mirror} />}
          over={
            tools && (
              <tools.SlashMenu
                writing={writing}
                mirror={mirror}
                providers={[moves, ...providers]}
              />
            )
          }
          foot={<PromptFoot writing={writing} />}
        />
        {tools && (
          <div>
            <tools.PasteNote writing={writing} paste={paste} />
            <tools.MoveStrip
              prompt={read}
              write={write}
              field={field}
              durationSeconds={choice.durationSeconds}
            />
            <tools.LintList writing={writing} problems={problems} fix={fix} />
          </div>
        )}
      </div>
      <Moves
        insert={insert}
        language={language}
        onLanguage={onLanguage}
        note={note}
        tools={tools}
        onNear={wake}
      />
    </>
  )
}
