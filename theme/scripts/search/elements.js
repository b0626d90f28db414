// Elements, from words alone: nothing that a writer or reader wrote is ever read as HTML.

/** An element with attributes, and children that are elements or text. */
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value)
  }
  made.append(...children.filter((child) => child !== null && child !== undefined))
  return made
}

/** Pieces of text, those that answer a query marked. */
export const pieces = (found) => found.map(({ text, mark }) => (mark ? element("mark", {}, text) : text))
