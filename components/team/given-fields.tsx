/** What a form sends along without asking. */
export function GivenFields({ given }: { given: Record<string, string> }) {
  return Object.entries(given).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}
