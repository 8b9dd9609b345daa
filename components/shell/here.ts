/** The query that tells the portal's own routes in which workspace this page stands: it is in the address. */
export function inThisWorkspace(): string {
  return `workspace=${location.pathname.split('/')[2]}`
}
