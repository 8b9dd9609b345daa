/** A camera pushing in: the frame, three steps on its way, and the brackets that asked for it. */
export function PushIn({ className }: { className?: string }) {
  const steps = [
    { share: 1, opacity: 0.9 },
    { share: 0.78, opacity: 0.5 },
    { share: 0.6, opacity: 0.35 },
    { share: 0.46, opacity: 0.25 },
  ]
  return (
    <svg aria-hidden="true" viewBox="0 0 320 200" fill="none" className={className}>
      <g stroke="currentColor" strokeWidth="1">
        {steps.map(({ share, opacity }) => (
          <rect
            key={share}
            x={160 - 112 * share}
            y={100 - 63 * share}
            width={224 * share}
            height={126 * share}
            rx="2"
            opacity={opacity}
          />
        ))}
        <path d="M48 37 108.5 71M272 37 211.5 71M48 163l60.5-34M272 163l-60.5-34" opacity="0.2" />
      </g>
      <g className="stroke-tally" strokeWidth="3">
        <path d="M34 20H14v160h20M286 20h20v160h-20" />
      </g>
    </svg>
  )
}
