import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Writing } from '#components/compose/use-prompt.ts'
import { type Place, placesFor, position, put } from '#components/directives/strip-places.ts'
import { type Chip, type ChipPlace, groupsOf, removeChip } from '#lib/camera/rearrange.ts'

/** A move that was picked up, and the place that is looked at. */
export type Lift = { from: ChipPlace; to: Place | undefined }

/** Picking up, moving and dropping, the same for keys, fingers and mouse; what happens is said. */
export function useStrip(prompt: string, { write, field }: Pick<Writing, 'write' | 'field'>) {
  const t = useTranslations('directives.strip')
  const strip = useRef<HTMLOListElement>(null)
  const focusNext = useRef<{ prompt: string; at: ChipPlace }>(undefined)
  const [lift, setLift] = useState<Lift>()
  const [said, setSaid] = useState('')
  const groups = groupsOf(prompt)
  const nameOf = ({ group, chip }: ChipPlace) => groups[group]?.[chip]?.raw ?? ''
  const say = (place: Place, from: ChipPlace) => wordsOf(t, groups, place, from)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a move that was picked up is of the prompt that was
  useEffect(() => setLift(undefined), [prompt])
  useEffect(() => {
    if (prompt !== focusNext.current?.prompt) return
    const next = chipAt(strip.current, focusNext.current.at) ?? field.current
    next?.focus()
    focusNext.current = undefined
  }, [prompt, field])

  const rewrite = (text: string, at: ChipPlace) => {
    const active = document.activeElement
    focusNext.current = { prompt: text, at }
    write(text)
    if (active instanceof HTMLElement) active.focus()
  }
  const pickUp = (from: ChipPlace) => {
    setLift({ from, to: undefined })
    setSaid(t('pickedUp', { name: nameOf(from) }))
  }
  const putBack = () => {
    setLift(undefined)
    setSaid(t('putBack'))
  }
  const look = (from: ChipPlace, to: Place | undefined) => {
    setLift({ from, to })
    if (to) setSaid(say(to, from))
  }
  const drop = (from: ChipPlace, to: Place | undefined) => {
    if (!to) return putBack()
    setLift(undefined)
    const result = put(prompt, groups, from, to)
    if ('refused' in result) return setSaid(t(result.refused, { name: nameOf(from) }))
    setSaid(t('dropped', { name: nameOf(from), place: say(to, from) }))
    rewrite(result.text, result.at)
  }
  const remove = (from: ChipPlace) => {
    setLift(undefined)
    setSaid(t('removed', { name: nameOf(from) }))
    rewrite(removeChip(prompt, from), { ...from, chip: Math.max(0, from.chip - 1) })
  }
  const focusOn = (at: ChipPlace) => chipAt(strip.current, at)?.focus()
  const onKeyDown = (from: ChipPlace) => (event: KeyboardEvent) => {
    const lifted = lift && isSame(lift.from, from) ? lift : undefined
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (event.key === 'Delete' || event.key === 'Backspace') remove(from)
    else if (lifted && step) look(from, along(placesFor(groups, from), lifted, step))
    else if (lifted && (event.key === 'Enter' || event.key === ' ')) drop(from, lifted.to)
    else if (lifted && event.key === 'Escape') putBack()
    else return
    event.preventDefault()
  }
  return { strip, groups, lift, said, say, pickUp, putBack, look, drop, remove, focusOn, onKeyDown }
}

/** The next place in a direction; at the end of the line it stays. */
function along(places: readonly Place[], { from, to }: Lift, step: number): Place | undefined {
  const own = to ? position(to) : from.group * 2 + 1
  const next =
    step > 0
      ? places.find((place) => position(place) > own)
      : places.findLast((place) => position(place) < own)
  return next ?? to
}

export function isSame(a: ChipPlace, b: ChipPlace): boolean {
  return a.group === b.group && a.chip === b.chip
}

function wordsOf(
  t: ReturnType<typeof useTranslations<'directives.strip'>>,
  groups: readonly Chip[][],
  { kind, group }: Place,
  from: ChipPlace,
): string {
  const names = (groups[group] ?? []).flatMap(({ raw }, chip) =>
    isSame(from, { group, chip }) ? [] : [raw],
  )
  if (kind === 'with') return t('with', { names: names.join(', ') })
  return names.length > 0 ? t('before', { names: names.join(', ') }) : t('last')
}

/** The chip at a place, or the nearest before it; none when the line is empty. */
function chipAt(strip: HTMLElement | null, { group, chip }: ChipPlace): HTMLElement | undefined {
  const chipsIn = (part?: Element | null) => [
    ...(part?.querySelectorAll<HTMLElement>('[data-chip]') ?? []),
  ]
  const chips = chipsIn(strip?.children[group])
  return chips[chip] ?? chips.at(-1) ?? chipsIn(strip).at(-1)
}
