'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { TakesChoice } from '#components/batch/takes-choice.tsx'
import { type BatchActions, useBatch } from '#components/batch/use-batch.ts'
import { onFormKey } from '#components/compose/form-keys.ts'
import { FrameStage } from '#components/compose/frame-stage.tsx'
import { FrameUrl } from '#components/compose/frame-url.tsx'
import { ProjectField } from '#components/compose/project-field.tsx'
import { SettingsFields } from '#components/compose/settings-fields.tsx'
import { SubmitBar } from '#components/compose/submit-bar.tsx'
import { useChoice } from '#components/compose/use-choice.ts'
import { useFrame } from '#components/compose/use-frame.ts'
import { usePrompt } from '#components/compose/use-prompt.ts'
import { type Generate, useSubmit } from '#components/compose/use-submit.ts'
import { PromptDesk } from '#components/directives/prompt-desk.tsx'
import { DraftDesk } from '#components/drafts/draft-desk.tsx'
import { useDraft } from '#components/drafts/use-draft.ts'
import { SetupFoot } from '#components/lineage/setup-foot.tsx'
import { SetupNotices } from '#components/lineage/setup-notices.tsx'
import type { TakeFrame } from '#components/lineage/take-frame.tsx'
import { type SetupStart, useSetup } from '#components/lineage/use-setup.ts'
import { LazyRehearsal } from '#components/rehearsal/lazy-rehearsal.tsx'
import { useCarriedPicture } from '#components/shell/use-carried-picture.ts'
import { usePictureDrop } from '#components/shell/use-picture-drop.ts'
import { useTemplateEntries } from '#components/templates/use-template-entries.ts'
import type { FrameView } from '#lib/frames/view.ts'
import type { Bands } from '#lib/jobs/band.ts'
import { facts } from '#lib/jobs/catalog.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import { tightest } from '#lib/money/budget.ts'
import { priceOf } from '#lib/money/price-table.ts'
import type { Purse } from '#lib/money/queries.ts'
import type { ProjectChoice } from '#lib/projects/view.ts'

type Props = {
  start: Composition & SetupStart & { frame: FrameView | undefined }
  projects: ProjectChoice[]
  sandbox: boolean
  purse: Purse
  bands: Bands
  generate: Generate
  batches: BatchActions
  takeFrame: TakeFrame
}

/** Frame, prompt, settings, one button. A refusal stands beside its field and nothing that was typed is lost. */
export function Composer({ start, projects, sandbox, purse, bands, takeFrame, ...props }: Props) {
  const { generate, batches } = props
  const t = useTranslations('compose')
  const { frame, video, address, dismiss } = useSetup(useFrame(start.frame, takeFrame))
  const [url, setUrl] = useState('')
  const isReady = frame.state.kind === 'ready'
  useEffect(() => {
    if (isReady) setUrl('') // a frame is there: the address is not meant any more
  }, [isReady])
  const writing = usePrompt(start.prompt)
  const { prompt } = writing
  const settings = useChoice(start.choice, purse.table)
  const { choice, change } = settings
  const [projectId, setProjectId] = useState(
    () => projects.find(({ id }) => id === start.projectId)?.id,
  )
  const batch = useBatch(batches, generate)
  const [last, setLast] = useState<'generate' | 'pair'>('generate')
  const { step, problem, submit } = useSubmit()
  const over = usePictureDrop(frame.take)
  useCarriedPicture(frame.take)
  const providers = [useTemplateEntries()]
  useDraft(frame.state, prompt, choice, projectId)

  /** An address that was typed and not fetched yet is meant too. */
  const storedFrame = () => {
    const open = frame.state.kind === 'empty' || frame.state.kind === 'refused'
    if (open && url.trim()) frame.takeUrl(url.trim())
    return frame.settled()
  }
  const seenMicros = priceOf(purse.table, choice)
  const wish = {
    ...choice,
    prompt,
    seenMicros,
    ...(projectId && { projectId }),
    ...(start.source && { sourceId: start.source.jobId }),
  }
  const press = (what: typeof last) => {
    setLast(what)
    void submit(batch[what], storedFrame, wish)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    press('generate')
  }
  const ask = () => void submit(batch[last], storedFrame, { ...wish, askApproval: true })
  const mayAsk = ['budget_exceeded', 'batch_exceeds', 'price_unknown'].includes(problem?.code ?? '')
  const errorOf = (name: string) => (problem?.field === name ? problem.message : undefined)
  const besideFields = ['frameId', 'prompt', 'model', 'durationSeconds', 'resolution', 'projectId']
  const urlError =
    frame.state.kind === 'refused' && frame.state.about === 'url' ? frame.state.message : undefined
  const frameId = frame.state.kind === 'ready' ? frame.state.frame.id : ''
  /** A picture or an address that was refused says why itself. */
  const isAbout = problem?.frameId === frameId && frame.state.kind !== 'refused'
  const frameError = isAbout ? errorOf('frameId') : undefined

  return (
    // Outside a dialog this method sends nothing: a press before the scripts are there does not load the page anew.
    <form
      method="dialog"
      onSubmit={onSubmit}
      onKeyDown={onFormKey}
      noValidate
      aria-label={t('title')}
    >
      <SetupNotices
        start={start}
        video={video}
        dismiss={dismiss}
        frameId={frameId}
        take={frame.take}
      />
      <div className="grid grid-cols-1 gap-7 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)] lg:gap-8">
        <div className="grid grid-cols-1 content-start gap-5 lg:sticky lg:top-7 lg:self-start">
          <FrameStage work={frame} over={over} error={frameError}>
            <LazyRehearsal
              picture={'preview' in frame.state ? frame.state.preview : undefined}
              prompt={prompt}
              durationSeconds={choice.durationSeconds}
              honoured={facts(choice.model).directives}
            />
          </FrameStage>
          <FrameUrl
            url={url}
            onUrl={setUrl}
            fetch={() => url.trim() && frame.takeUrl(url.trim())}
            busy={frame.state.kind === 'fetching'}
            error={urlError}
          />
        </div>
        <div className="grid grid-cols-1 content-start gap-6">
          <div className="-mb-3">
            <DraftDesk field={writing.field} type={writing.type} change={change} />
          </div>
          <PromptDesk
            writing={writing}
            choice={choice}
            change={change}
            error={errorOf('prompt')}
            providers={providers}
          />
          <ProjectField
            projects={projects}
            projectId={projectId}
            onProject={setProjectId}
            error={errorOf('projectId')}
          />
          <SettingsFields
            desk={settings}
            known={{ table: purse.table, bands }}
            errors={problem?.field ? { [problem.field]: problem.message } : {}}
            onPair={() => press('pair')}
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
        priceMicros={batch.all(seenMicros)}
        tightest={tightest(purse.budgets, projectId ?? projects[0]?.id)}
        ask={purse.approvals && mayAsk ? ask : undefined}
        beside={
          <TakesChoice
            takes={batch.takes}
            onTakes={batch.setTakes}
            present={{
              prompt,
              choice,
              projectId: projectId ?? null,
              sourceId: start.source?.jobId,
            }}
            frame={storedFrame}
            purse={purse}
            batches={batches}
          />
        }
      />
    </form>
  )
}
