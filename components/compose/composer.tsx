'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { FrameStage } from '#components/compose/frame-stage.tsx'
import { FrameUrl } from '#components/compose/frame-url.tsx'
import { LintList } from '#components/compose/lint-list.tsx'
import { Moves } from '#components/compose/moves.tsx'
import { ProjectField } from '#components/compose/project-field.tsx'
import { PromptField } from '#components/compose/prompt-field.tsx'
import { SettingsFields } from '#components/compose/settings-fields.tsx'
import { SubmitBar } from '#components/compose/submit-bar.tsx'
import { useChoice } from '#components/compose/use-choice.ts'
import { useFrame } from '#components/compose/use-frame.ts'
import { usePrompt } from '#components/compose/use-prompt.ts'
import { type Generate, useSubmit } from '#components/compose/use-submit.ts'
import { SetupFoot } from '#components/lineage/setup-foot.tsx'
import { SetupNotices } from '#components/lineage/setup-notices.tsx'
import { type SetupStart, useSetup } from '#components/lineage/use-setup.ts'
import { useCarriedPicture } from '#components/shell/use-carried-picture.ts'
import { usePictureDrop } from '#components/shell/use-picture-drop.ts'
import { lint } from '#lib/camera/lint.ts'
import type { Problem } from '#lib/camera/problem.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { defaultModel, facts, promptLimitCharacters } from '#lib/jobs/catalog.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import { priceOf } from '#lib/money/price-table.ts'
import type { Purse } from '#lib/money/queries.ts'
import type { ProjectChoice } from '#lib/projects/view.ts'

type Props = {
  start: Composition & SetupStart & { frame: FrameView | undefined }
  projects: ProjectChoice[]
  sandbox: boolean
  purse: Purse
  generate: Generate
}

/** Frame, prompt, settings, one button. A refusal stands beside its field and nothing that was typed is lost. */
export function Composer({ start, projects, sandbox, purse, generate }: Props) {
  const t = useTranslations('compose')
  const { frame, video, address, dismiss } = useSetup(useFrame(start.frame))
  const [url, setUrl] = useState('')
  const { prompt, type, insert, fix, language, setLanguage, note, field } = usePrompt(start.prompt)
  const { choice, change, notes } = useChoice(start.choice)
  const [projectId, setProjectId] = useState(
    () => projects.find(({ id }) => id === start.projectId)?.id,
  )
  const { step, problem, submit } = useSubmit((wish) =>
    generate({
      ...wish,
      ...(projectId && { projectId }),
      ...(start.source && { sourceId: start.source.jobId }),
    }),
  )
  const over = usePictureDrop(frame.take)
  useCarriedPicture(frame.take)

  const problems = lint(prompt, {
    directivesHonoured: facts(choice.model).directives,
    promptOptimizer: choice.promptOptimizer,
    durationSeconds: choice.durationSeconds,
    limitCharacters: promptLimitCharacters,
  })
  const repair = ({ fix: repaired }: Problem) => {
    if (!repaired) return
    if (!('setting' in repaired)) fix(repaired)
    else if (repaired.setting === 'promptOptimizer') change({ promptOptimizer: repaired.value })
    else change({ model: defaultModel })
  }
  /** An address that was typed and not fetched yet is meant too. */
  const storedFrame = () => {
    const open = frame.state.kind === 'empty' || frame.state.kind === 'refused'
    if (open && url.trim()) frame.takeUrl(url.trim())
    return frame.settled()
  }
  const seenMicros = priceOf(purse.table, choice)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void submit(storedFrame, prompt, choice, { seenMicros })
  }
  const ask = () => void submit(storedFrame, prompt, choice, { seenMicros, askApproval: true })
  const mayAsk = problem?.code === 'budget_exceeded' || problem?.code === 'price_unknown'
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey))
      event.currentTarget.requestSubmit()
  }
  const errorOf = (name: string) => (problem?.field === name ? problem.message : undefined)
  const besideFields = ['frameId', 'prompt', 'model', 'durationSeconds', 'resolution', 'projectId']
  const urlError =
    frame.state.kind === 'refused' && frame.state.about === 'url' ? frame.state.message : undefined
  const frameId = frame.state.kind === 'ready' ? frame.state.frame.id : ''
  /** A picture or an address that was refused says why itself. */
  const isAbout = problem?.frameId === frameId && frame.state.kind !== 'refused'
  const frameError = isAbout ? errorOf('frameId') : undefined

  return (
    <form onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate aria-label={t('title')}>
      <SetupNotices
        start={start}
        video={video}
        dismiss={dismiss}
        frameId={frameId}
        take={frame.take}
      />
      <div className="grid grid-cols-1 gap-7 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)] lg:gap-8">
        <div className="grid grid-cols-1 content-start gap-5 lg:sticky lg:top-7 lg:self-start">
          <FrameStage work={frame} over={over} error={frameError} />
          <FrameUrl
            url={url}
            onUrl={setUrl}
            fetch={() => url.trim() && frame.takeUrl(url.trim())}
            busy={frame.state.kind === 'fetching'}
            error={urlError}
          />
        </div>
        <div className="grid grid-cols-1 content-start gap-6">
          <div className="grid gap-3">
            <PromptField
              prompt={prompt}
              onPrompt={type}
              problems={problems}
              field={field}
              error={errorOf('prompt')}
            />
            <LintList problems={problems} fix={repair} />
          </div>
          <Moves insert={insert} language={language} onLanguage={setLanguage} note={note} />
          <ProjectField
            projects={projects}
            projectId={projectId}
            onProject={setProjectId}
            error={errorOf('projectId')}
          />
          <SettingsFields
            choice={choice}
            change={change}
            notes={notes}
            errors={problem?.field ? { [problem.field]: problem.message } : {}}
          />
        </div>
      </div>
      <SetupFoot
        now={{ frameId: frameId || null, prompt, choice, projectId: projectId ?? null }}
        source={start.source}
        projects={projects}
        address={address}
      />
      <SubmitBar
        step={step}
        sandbox={sandbox}
        error={besideFields.includes(problem?.field ?? '') ? undefined : problem?.message}
        priceMicros={seenMicros}
        tightest={purse.tightest}
        ask={purse.approvals && mayAsk ? ask : undefined}
      />
    </form>
  )
}
