// Runs before anything is painted.
document.documentElement.classList.replace("no-js", "js")
