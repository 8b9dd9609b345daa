/** The empty App Router page. */
export default function Page() {
  return <p>Nothing</p>
}
