import { emptyPlanes, type Planes } from './planes.ts'

/** SANDBOX in five by seven dots a letter. */
const rows = [
  ' ####  ###  #   # ####  ####   ###  #   #',
  '#     #   # ##  # #   # #   # #   # #   #',
  '#     #   # # # # #   # #   # #   #  # # ',
  ' ###  ##### #  ## #   # ####  #   #   #  ',
  '    # #   # #   # #   # #   # #   #  # # ',
  '    # #   # #   # #   # #   # #   # #   #',
  '####  #   # #   # ####  ####   ###  #   #',
]
const columns = 41
const margin = 2

/** A plate with the word SANDBOX, at most an eighth of a video's width: nobody mistakes it for a paid take. */
export function sandboxMark(videoWidth: number): Planes {
  const dot = Math.max(1, Math.floor(videoWidth / 8 / (columns + 2 * margin)))
  const mark = emptyPlanes(
    2 * Math.ceil((dot * (columns + 2 * margin)) / 2),
    2 * Math.ceil((dot * (rows.length + 2 * margin)) / 2),
  )
  mark.y.fill(40)
  mark.u.fill(128)
  mark.v.fill(128)
  for (let y = 0; y < mark.height; y++) {
    for (let x = 0; x < mark.width; x++) {
      const lit = rows[Math.floor(y / dot) - margin]?.[Math.floor(x / dot) - margin] === '#'
      if (lit) mark.y[y * mark.width + x] = 200
    }
  }
  return mark
}

/** Puts the mark into the bottom right corner. */
export function stamp(view: Planes, mark: Planes): void {
  stampPlane(view.y, view.width, mark.y, mark.width)
  stampPlane(view.u, view.width / 2, mark.u, mark.width / 2)
  stampPlane(view.v, view.width / 2, mark.v, mark.width / 2)
}

function stampPlane(view: Uint8Array, width: number, mark: Uint8Array, markWidth: number): void {
  for (let from = 0, to = view.length; from < mark.length; from += markWidth) {
    const line = mark.subarray(mark.length - from - markWidth, mark.length - from)
    view.set(line, to - markWidth)
    to -= width
  }
}
