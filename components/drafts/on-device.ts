import { randomId } from '#components/compose/random-id.ts'
import { type Held, sameHeld } from '#components/drafts/held.ts'
import { dropCopy, holdCopy, writeCopy } from '#components/drafts/local-copy.ts'
import { soon } from '#components/drafts/soon.ts'
import type { KeeperNote, KeeperState } from '#components/drafts/state.ts'
import type { DraftView } from '#lib/drafts/view.ts'

export type KeeperOptions = {
  workspace: string
  /** Names the copies on this device and the channel between tabs: one member in one workspace. */
  prefix: string
  /** Names the page to the server. */
  page: string
  draft: DraftView
  /** Whether the composer opened with the draft, or with something else, such as a remix. */
  isDraft: boolean
  /** What it opened with. */
  held: Held
  /** Puts something else into the composer. */
  open: (held: Held) => void
}

/** What the composer holds, its copy on this device, and how it stands with it. */
export class OnDevice {
  readonly options: KeeperOptions
  state: KeeperState = { status: 'idle' }
  current: Held
  /** What it is called when something is stored; another name once that was submitted. */
  page: string
  /** The revision that what is held was made from. */
  base: number
  /** What is stored of it, on the server. */
  protected stored: Held
  /** What the last request carried: when its answer is lost, it may stand on the server nevertheless. */
  protected sending: Held | undefined
  /** The draft that this start pushes aside is kept. */
  protected keepOther: boolean
  /** The earlier draft that this tab's own version is kept as, while another is newer. */
  protected asideId: string | undefined
  protected readonly copying = soon({ quiet: 150, most: 300 }, () => this.copy())
  private readonly copyName: string
  private readonly release: () => void
  private line: Promise<unknown> = Promise.resolve()
  private readonly listeners = new Set<() => void>()

  constructor(options: KeeperOptions) {
    this.options = options
    this.page = options.page
    this.base = options.draft.revision
    this.keepOther = !options.isDraft
    this.current = options.held
    this.stored = options.held
    this.copyName = options.prefix + randomId()
    this.release = holdCopy(this.copyName)
  }

  /** Puts something stored into the composer. */
  show(held: Held, note: KeeperNote | undefined): void {
    this.current = held
    this.stored = held
    this.set({ note, other: undefined })
    this.asideId = undefined
    this.options.open(held)
  }

  /** Puts something into the composer that is not stored yet. */
  rescue(held: Held, base: number, note: KeeperNote | undefined): void {
    const { stored } = this
    this.show(held, note)
    this.stored = stored
    this.base = base
    this.copy()
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  set(next: Partial<KeeperState>): void {
    this.state = { ...this.state, ...next }
    for (const listener of this.listeners) listener()
  }

  isDirty(): boolean {
    return !sameHeld(this.current, this.stored)
  }

  /** Whether there is a draft that this start has nothing to do with, and has not pushed aside. */
  protected isBeside(): boolean {
    return this.keepOther && this.options.draft.composition !== null
  }

  /** Whether something would be lost if another draft took the place of what is held. */
  isBusy(): boolean {
    return this.isDirty() || this.current.awaitsFrame === true
  }

  /** One after the other: an answer is known before the next is asked for. */
  inLine<T>(work: () => Promise<T>): Promise<T> {
    const next = this.line.then(work)
    this.line = next.catch(() => {})
    return next
  }

  copy(): void {
    if (!this.isDirty()) return
    const { base, current: held, sending } = this
    writeCopy(this.copyName, { base, at: Date.now(), held, sending: sending?.composition })
  }

  /** A submission is answered: what is held from now on is no part of it. */
  rename(): void {
    this.page = randomId()
  }

  /** Nothing of it is left to be stored. */
  settled(held: Held): void {
    this.stored = held
    this.forgetCopy()
  }

  protected forgetCopy(): void {
    if (this.isDirty()) return
    this.copying.stop()
    dropCopy(this.copyName)
  }

  /** Whoever comes next may take the copy that is left. */
  protected letGo(): void {
    this.copying.stop()
    this.release()
  }
}
