import { useState } from 'react'
import { type Edges, largestBox, moved, resized } from '#components/frame-desk/crop-box.ts'
import {
  type Box,
  type RatioName,
  ratioNames,
  type Size,
  type Turns,
  turned,
} from '#components/frame-desk/plan.ts'

export type Crop = ReturnType<typeof useCrop>

/** The crop box over a picture that may be turned. It begins as the largest legal part. */
export function useCrop(size: Size) {
  const [turns, setTurns] = useState<Turns>(0)
  const [ratio, setRatio] = useState<RatioName>()
  const whole = turned(size, turns)
  const [box, setBox] = useState<Box>(() => largest(size))
  const by = (x: number, y: number) => ({ x, y })
  return {
    turns,
    ratio,
    whole,
    box,
    choose: (next: RatioName | undefined) => {
      setRatio(next)
      setBox(largest(whole, next))
    },
    /** By so many quarters to the right. The ratio stays; the box is the largest again. */
    turn: (quarters: 1 | 3) => {
      const next = quarter(turns + quarters)
      const turnedWhole = turned(size, next)
      const kept = ratio && largestBox(turnedWhole, ratio) ? ratio : undefined
      setTurns(next)
      setRatio(kept)
      setBox(largest(turnedWhole, kept))
    },
    /** From the box as it was when the drag began. */
    move: (from: Box, x: number, y: number) => setBox(moved(from, by(x, y), whole)),
    resize: (from: Box, edges: Edges, x: number, y: number) =>
      setBox(resized(from, edges, by(x, y), whole, ratio)),
  }
}

/** Pictures too small for any frame never come to the desk. */
function largest(size: Size, ratio?: RatioName): Box {
  return largestBox(size, ratio) ?? { x: 0, y: 0, ...size }
}

function quarter(turns: number): Turns {
  const found = ([0, 1, 2, 3] as const).find((each) => each === turns % 4)
  return found ?? 0
}

/** The ratios that this picture has room for. */
export function possibleRatios(size: Size): RatioName[] {
  return ratioNames.filter((name) => largestBox(size, name) !== undefined)
}
