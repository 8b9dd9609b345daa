/** The three steps drawn with the mark's own parts: a frame, the brackets around it, the frame in motion. */
export function PathPicture({ step }: { step: 1 | 2 | 3 }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 160 100"
      className="stage block w-full rounded-lg bg-stage text-foreground"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      {step === 1 && <Scene />}
      {step === 2 && (
        <>
          <Scene />
          <path d="M36 22h-8v56h8M124 22h8v56h-8" className="stroke-tally" strokeWidth="2" />
        </>
      )}
      {step === 3 && (
        <>
          <g opacity="0.3" transform="translate(-14 -7) scale(1)">
            <rect x="46" y="32" width="68" height="44" rx="3" />
          </g>
          <g opacity="0.55" transform="translate(-7 -3.5)">
            <rect x="46" y="32" width="68" height="44" rx="3" />
          </g>
          <rect x="46" y="32" width="68" height="44" rx="3" className="fill-[var(--stage)]" />
          <path d="M75 46v16l14-8z" className="fill-tally stroke-tally" strokeLinejoin="round" />
        </>
      )}
    </svg>
  )
}

function Scene() {
  return (
    <>
      <rect x="46" y="28" width="68" height="44" rx="3" />
      <circle cx="62" cy="41" r="4" />
      <path d="m46 64 18-14 13 10 15-16 22 20" strokeLinejoin="round" />
    </>
  )
}
