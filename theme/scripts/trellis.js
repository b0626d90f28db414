// What every page runs. What few readers use is fetched when they ask for it: `import("./…")`.
import "./frame/contents.js"
import "./frame/overflow.js"
import { onEveryPage } from "./frame/pages.js"
import "./search/opener.js"
import "./frame/tabs.js"
import "./frame/peeks.js"

onEveryPage(async () => {
  const map = document.getElementById("trellis-map")
  if (map) (await import("./map/map.js")).enliven(map)
})
