/** Next's hook: it is called before every way to another page (components/lineage/use-follow-address.ts says why). */
export { leave as onRouterTransitionStart } from '#components/shell/leaving.ts'
