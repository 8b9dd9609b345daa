/** The directive's brackets around the first frame. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 28 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      className={className}
    >
      <path d="M6 1H1v18h5M22 1h5v18h-5" />
      <rect x="8.5" y="5.5" width="11" height="9" rx="1" className="stroke-tally" />
    </svg>
  )
}
