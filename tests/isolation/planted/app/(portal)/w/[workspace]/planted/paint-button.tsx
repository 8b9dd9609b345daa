'use client'

export function PaintButton({ paint }: { paint: (input: object) => Promise<unknown> }) {
  return (
    <button type="button" onClick={() => paint({})}>
      ·
    </button>
  )
}
