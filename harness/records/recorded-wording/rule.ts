/** What stands between is told again, in Chinese where it is known. */
type InChinese = (...parts: readonly string[]) => string;

/** A sentence, its figures and names in groups, and the same in Chinese. The first rule that fits is taken. */
export type Rule = readonly [RegExp, InChinese];
