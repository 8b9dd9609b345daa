import { randomId } from '#components/compose/random-id.ts'
import { askDraft, sendChange } from '#components/drafts/door.ts'
import { type Held, sameHeld } from '#components/drafts/held.ts'
import { learnRevision } from '#components/drafts/known.ts'
import { type KeeperOptions, OnDevice } from '#components/drafts/on-device.ts'
import { otherTabs } from '#components/drafts/other-tabs.ts'
import { soon } from '#components/drafts/soon.ts'
import { blank } from '#lib/drafts/blank.ts'
import { sameComposition } from '#lib/drafts/same.ts'
import type { DraftChange, SubmittedDraft } from '#lib/drafts/schema.ts'
import type { DraftAnswer, DraftView } from '#lib/drafts/view.ts'
import type { Composition } from '#lib/jobs/composition.ts'

const sendAgainMilliseconds = 5_000
/** Who has only just opened it has not read it: what another tab stores meanwhile is simply shown. */
const newMilliseconds = 3_000

/**
 * Keeps what the composer holds: on this device at once, on the server within two seconds. One request at a
 * time, each naming the revision it was made from; what is newer elsewhere is shown and never overwritten.
 */
export class Keeper extends OnDevice {
  /** What pages of this device that are gone sent last; it may arrive after the next page was made. */
  sentBefore: Composition[] = []
  private touched = false
  private readonly openedAt = Date.now()
  private readonly tabs: ReturnType<typeof otherTabs>
  private readonly saving = soon({ quiet: 700, most: 1_300 }, () => void this.save())

  constructor(options: KeeperOptions) {
    super(options)
    const { prefix, draft, isDraft } = options
    if (isDraft && draft.composition !== null)
      this.state = { status: 'saved', savedAt: draft.savedAt, note: 'restored' }
    this.tabs = otherTabs(prefix, (revision) => revision > this.base && void this.check())
  }

  change(next: Held): void {
    if (!sameHeld(next, this.current)) this.touch()
    this.current = next
    this.forgetCopy() // where it is as it was stored again
    if (!this.isDirty()) return
    if (this.state.status !== 'away') this.set({ status: 'saving' })
    this.copying.begin()
    this.saving.begin()
  }

  /** Somebody goes on from here: what was said about the start, and its undo, is over. */
  private touch(): void {
    this.touched = true
    const { note, discarded } = this.state
    if (discarded || note === 'restored' || note === 'rescued')
      this.set({ note: undefined, discarded: undefined })
  }

  save(): Promise<void> {
    this.copying.now()
    return this.inLine(async () => {
      if (!this.isDirty()) return this.set({ status: this.state.savedAt ? 'saved' : 'idle' })
      if (this.state.other) await this.putAside()
      else await this.put({ base: this.base, keepOther: this.keepOther })
    })
  }

  /** Stores what is held as the draft. A newer one that says something else stays where it is. */
  async put(terms: { base: number; keepOther: boolean }): Promise<void> {
    const sent = this.current
    this.sending = sent
    this.copy()
    const pushesAside = this.isBeside()
    this.set({ status: 'saving' })
    const { page } = this
    const change: DraftChange = { kind: 'save', ...terms, page, composition: sent.composition }
    const answer = await this.send(change)
    if (page !== this.page) return // it was submitted meanwhile
    if (answer?.kind === 'newer') {
      if (!this.keepOther && !this.isOwn(answer.draft)) return this.differ(answer.draft)
      return this.put({ base: answer.draft.revision, keepOther: true })
    }
    if (!answer) return
    if (pushesAside) this.set({ note: 'replaced' })
    this.took(answer, sent)
  }

  /** Looks whether the draft is newer elsewhere. `adopt`: nothing was done here yet, so it is simply shown. */
  check(adopt = false): Promise<void> {
    return this.inLine(async () => {
      const sent = await askDraft(this.options.workspace)
      if (sent.kind !== 'answer' || sent.value.draft.revision <= this.base) return
      const { draft } = sent.value
      if (this.keepOther) return // what is held is no version of it
      const isNew = adopt || (!this.touched && Date.now() - this.openedAt < newMilliseconds)
      const isBlank = sameComposition(this.current.composition, blank)
      const takes = isBlank ? draft.composition : isNew
      if (!takes || this.isBusy()) return this.differ(draft)
      const { composition, frame } = draft
      this.show({ composition: composition ?? blank, frame }, composition ? 'restored' : undefined)
      this.took(draft, this.current)
      if (!composition) this.set({ status: 'idle' })
    })
  }

  /** Which draft it is that is submitted now. One that this start never pushed aside is not meant. */
  submitting(): SubmittedDraft {
    const { page, base } = this
    return this.isBeside() ? { page } : { page, base }
  }

  /** What was submitted is no draft any more: the server took it away, and takes nothing more of this page's name. */
  submitted(sent: Held): void {
    this.saving.stop()
    this.settled(sent)
    this.rename()
    this.set({ status: 'idle', note: undefined, other: undefined })
    if (this.isBeside()) return
    learnRevision(this.options.prefix, this.base + 1)
    this.tabs.tell(this.base + 1)
  }

  /** What was thrown away is no draft any more, and kept. */
  discard(): Promise<boolean> {
    this.saving.stop()
    return this.inLine(async () => {
      if (this.isBeside()) return this.putAside()
      const { base, current: sent } = this
      const answer = await this.send({ kind: 'discard', base, composition: sent.composition })
      if (answer?.kind !== 'done') return false
      this.took(answer, sent)
      this.set({ status: 'idle', note: undefined, other: undefined })
      return true
    })
  }

  /** The composer goes; what could not be stored is found on this device by the next one. */
  async end(): Promise<void> {
    if (this.isDirty()) await this.save()
    this.saving.stop()
    this.tabs.close()
    this.letGo()
  }

  /** Keeps this tab's version as an earlier draft, in one place however often it changes. */
  async putAside(): Promise<boolean> {
    const sent = this.current
    const { composition } = sent
    if (sameComposition(composition, blank)) return true
    this.asideId ??= randomId()
    const answer = await this.send({ kind: 'keep', id: this.asideId, composition })
    if (!answer) return false
    this.settled(sent)
    this.set({ status: this.isDirty() ? 'saving' : 'saved' })
    return true
  }

  /** A page that was left stored it while this one opened: it is no version of somebody else. */
  private isOwn({ composition }: DraftView): boolean {
    return this.sentBefore.some((sent) => sameComposition(sent, composition))
  }

  private async differ(other: DraftView): Promise<void> {
    if (other.composition === null) {
      this.base = other.revision
      return this.set({ other: undefined })
    }
    if (sameComposition(other.composition, this.current.composition)) {
      this.set({ other: undefined })
      return this.took(other, this.current, false)
    }
    this.set({ other, savedAt: other.savedAt })
    await this.putAside()
  }

  private took(
    { revision, savedAt }: { revision: number; savedAt: string },
    sent: Held,
    isNews = true,
  ): void {
    this.base = revision
    learnRevision(this.options.prefix, revision)
    this.keepOther = false
    this.settled(sent)
    this.set({ status: this.isDirty() ? 'saving' : 'saved', savedAt, message: undefined })
    if (isNews) this.tabs.tell(revision)
    if (this.isDirty()) this.saving.begin()
  }

  private async send(change: DraftChange): Promise<DraftAnswer | undefined> {
    const sent = await sendChange(this.options.workspace, change)
    if (sent.kind === 'answer') return sent.value
    this.set({ status: sent.kind, message: sent.kind === 'refused' ? sent.message : undefined })
    if (sent.kind === 'away') this.saving.later(sendAgainMilliseconds)
    return undefined
  }
}
