import type { TreePart } from "../../document/measured/formula-parts.ts";
import type { AskedAnswer, TreePath } from "../../document/measured/tree-runs.ts";
import { formatObserved } from "../format-observed.ts";
import { looks } from "../verdict-look.ts";
import { type FormulaBlock, table, text } from "./formula-block.ts";
import { rangeText, shortNames } from "./ratio-text.ts";
import type { FormulaMessages } from "./messages/messages-of.ts";

function asked({ demand }: AskedAnswer, { tree }: FormulaMessages): string {
  if (demand === undefined) return "";
  return demand.kind === "start-within"
    ? tree.startWithin(formatObserved(1e9 * demand.seconds, "ns"))
    : tree.startsPerSecond(demand.least, formatObserved(1e9 / demand.least, "ns"));
}

function given({ verdicts }: AskedAnswer, messages: FormulaMessages): string {
  return verdicts
    .map(({ technology, verdict, observed, emulated }) =>
      [
        shortNames[technology],
        looks[verdict].symbol,
        ...(observed === null ? [] : [rangeText(observed, messages, (ns) => formatObserved(ns, "ns"))]),
        ...(emulated ? [messages.tree.emulated] : []),
      ].join(" "),
    )
    .join(messages.listSeparator);
}

function pathRow({ answers, recommends, verdict, passedOver }: TreePath, messages: FormulaMessages): string[] {
  const { tree } = messages;
  const outcome = verdict === undefined ? tree.noFigure : `${looks[verdict].symbol} ${tree.verdicts[verdict]}`;
  const others = passedOver.map((technology) => shortNames[technology]);
  return [
    answers.map(({ question, answer }) => `${question.replace(/\?$/, "")} ${answer}`).join(messages.listSeparator),
    recommends.printed,
    outcome,
    others.join(messages.listSeparator),
  ];
}

export function treeBlocks({ questions, paths }: TreePart, messages: FormulaMessages): FormulaBlock[] {
  const { tree, language, listSeparator, groupSeparator } = messages;
  const { columns } = tree;
  const answers = questions.flatMap(({ printed, answers: all }) =>
    all.filter(({ demand }) => demand !== undefined).map((answer) => ({ question: printed, answer })),
  );
  const unanswered = questions.filter((question) => question.answers.every(({ demand }) => demand === undefined));
  const leaves = [...new Set(paths.map(({ recommends }) => recommends.printed))];
  const open = unanswered.map(({ printed, asks }) => tree.asked(printed, asks[language])).join(groupSeparator);
  if (answers.length === 0) {
    return [text([tree.noAnswer(open), tree.leaves(leaves.join(listSeparator))].join(messages.sentenceSeparator))];
  }
  return [
    ...(open === "" ? [] : [text(tree.eachFollowed(open))]),
    ...answers.map(({ question, answer }) =>
      text(tree.asksFor(question, answer.printed, asked(answer, messages), given(answer, messages))),
    ),
    table(
      [columns.answers, columns.recommends, columns.given, columns.others],
      paths.map((path) => pathRow(path, messages)),
    ),
  ];
}
