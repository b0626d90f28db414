// The interface's words in the page's language, from the file that the build wrote.
export class Words {
  constructor({ lang, locale, phrases, kinds, ways }) {
    Object.assign(this, { lang, kinds, ways })
    this.phrases = phrases
    this.plural = new Intl.PluralRules(locale)
    this.numbers = new Intl.NumberFormat(locale)
    this.dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" })
  }

  /** The words of the language nearest to that of the page. */
  static async of(store, lang) {
    const { languages } = await store.open()
    const base = lang.split("-")[0]
    const found = languages.find((one) => one === lang) ?? languages.find((one) => one === base)
    return new Words(await store.file(`words/${found ?? languages[0]}.json`))
  }

  say(name, values = {}) {
    const forms = this.phrases[name]
    const phrase = forms[this.plural.select(values.n ?? 0)] ?? forms.other
    return phrase.replace(/\{(\w+)\}/g, (_, key) =>
      typeof values[key] === "number" ? this.numbers.format(values[key]) : values[key],
    )
  }

  kind(name) {
    return this.kinds[name]?.[0] ?? name
  }

  kindsOf(name) {
    return this.kinds[name]?.[1] ?? name
  }

  day(iso) {
    return this.dates.format(new Date(iso))
  }
}
