import type { TreePart } from "../../document/measured/formula-parts.ts";
import type { AskedAnswer, TreePath } from "../../document/measured/tree-runs.ts";
import { formatObserved } from "../format-observed.ts";
import { looks } from "../verdict-look.ts";
import { type FormulaBlock, table, text } from "./formula-block.ts";
import { rangeText, shortNames } from "./ratio-text.ts";

function asked({ demand }: AskedAnswer): string {
  if (demand === undefined) return "";
  return demand.kind === "start-within"
    ? `a start within ${formatObserved(1e9 * demand.seconds, "ns")}`
    : `starts at ${demand.least} a second, one after the other within ${formatObserved(1e9 / demand.least, "ns")}`;
}

function given({ verdicts }: AskedAnswer): string {
  return verdicts
    .map(({ technology, verdict, observed, emulated }) =>
      [
        shortNames[technology],
        looks[verdict].symbol,
        ...(observed === null ? [] : [rangeText(observed, (ns) => formatObserved(ns, "ns"))]),
        ...(emulated ? ["(emulated: at most)"] : []),
      ].join(" "),
    )
    .join(", ");
}

function pathRow({ answers, recommends, verdict, passedOver }: TreePath): string[] {
  const outcome = verdict === undefined ? "– asks for no figure" : `${looks[verdict].symbol} ${looks[verdict].words}`;
  const others = passedOver.map((technology) => shortNames[technology]);
  return [
    answers.map(({ question, answer }) => `${question.replace(/\?$/, "")} ${answer}`).join(", "),
    recommends.printed,
    outcome,
    others.join(", "),
  ];
}

export function treeBlocks({ questions, paths }: TreePart): FormulaBlock[] {
  const answers = questions.flatMap(({ printed, answers: all }) =>
    all.filter(({ demand }) => demand !== undefined).map((answer) => ({ question: printed, answer })),
  );
  const unanswered = questions.filter((question) => question.answers.every(({ demand }) => demand === undefined));
  const leaves = [...new Set(paths.map(({ recommends }) => recommends.printed))];
  const open = unanswered.map(({ printed, asks }) => `${printed} (${asks})`).join("; ");
  if (answers.length === 0) {
    return [
      text(
        `No measurement answers any of its questions: ${open}.`,
        `All of its leaves stay open: ${leaves.join(", ")}.`,
      ),
    ];
  }
  return [
    ...(open === "" ? [] : [text(`No measurement answers, so each answer is followed: ${open}.`)]),
    ...answers.map(({ question, answer }) =>
      text(`${question} ${answer.printed} asks for ${asked(answer)}. Median starts here: ${given(answer)}.`),
    ),
    table(["answers", "recommends", "given here", "also by"], paths.map(pathRow)),
  ];
}
