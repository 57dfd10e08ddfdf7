import stringWidth from "string-width";

/** Pieces between which a line may break: after a space, and around each wide character, as Chinese is set. */
function* pieces(text: string): Generator<string> {
  let word = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const isWide = stringWidth(segment) === 2;
    if (isWide && word !== "") {
      yield word;
      word = "";
    }
    word += segment;
    if (isWide || segment === " ") {
      yield word;
      word = "";
    }
  }
  if (word !== "") yield word;
}

/** Lines of at most `width` columns; a word that is wider by itself is cut. Wide characters count as two columns. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  const put = (piece: string): void => {
    if (stringWidth(line) + stringWidth(piece.trimEnd()) > width && line !== "") {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  };
  for (const piece of pieces(text)) {
    if (stringWidth(piece.trimEnd()) <= width) put(piece);
    else for (const { segment } of new Intl.Segmenter().segment(piece)) put(segment);
  }
  if (line.trimEnd() !== "") lines.push(line.trimEnd());
  return lines;
}
