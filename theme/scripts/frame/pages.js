// With `navigation.instant`, Material shows the next page in the place of this one: a script that looks at
// what the page holds runs again then.
export const onEveryPage = (run) => {
  if ("document$" in globalThis) document$.subscribe(run)
  else run()
}
