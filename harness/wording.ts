/** Text that people read, in every language that a report has. */

export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

/** One text in every language: one that a language lacks does not compile. */
export type Wording = Readonly<Record<Language, string>>;

/** The same in every language: a figure, a name, the document's own words. */
export function everywhere(text: string): Wording {
  return { en: text, zh: text };
}

/** @param text a string where it is the same in every language */
export function worded(text: string | Wording): Wording {
  return typeof text === "string" ? everywhere(text) : text;
}

function each(say: (language: Language) => string): Wording {
  return { en: say("en"), zh: say("zh") };
}

/** What stands between the parts of a text. */
interface Between {
  /** Of the parts of an enumeration. */
  readonly parts: string;
  /** Of its last two. */
  readonly last: (before: string, after: string) => string;
  readonly clauses: string;
  readonly sentences: string;
}

/** Chinese stands apart from Latin letters and digits. */
function isLatin(character = ""): boolean {
  return /^[!-~]$/.test(character);
}

const between: Readonly<Record<Language, Between>> = {
  en: { parts: ", ", last: () => " and ", clauses: "; ", sentences: " " },
  // Full-width marks bring their own space.
  zh: {
    parts: "、",
    last: (before, after) => (isLatin(before.at(-1)) && isLatin(after.at(0)) ? " 和 " : "和"),
    clauses: "；",
    sentences: "",
  },
};

function joined(texts: readonly Wording[], separator: "parts" | "clauses" | "sentences"): Wording {
  return each((language) => texts.map((text) => text[language]).join(between[language][separator]));
}

/** Full sentences, one after the other. */
export function sentences(texts: readonly Wording[]): Wording {
  return joined(texts, "sentences");
}

/** `a; b`. */
export function clauses(texts: readonly Wording[]): Wording {
  return joined(texts, "clauses");
}

/** `a, b`. */
export function enumerated(texts: readonly Wording[]): Wording {
  return joined(texts, "parts");
}

/** `a`, `a and b`, `a, b and c`; each once. */
export function listed(texts: readonly Wording[]): Wording {
  return each((language) => {
    const unique = [...new Set(texts.map((text) => text[language]))];
    const last = unique.at(-1) ?? "";
    if (unique.length < 2) return last;
    const others = unique.slice(0, -1).join(between[language].parts);
    return others + between[language].last(others, last) + last;
  });
}
