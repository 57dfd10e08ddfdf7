// @ts-check
// Runs in the reader's browser. Without it the page is complete; with it tables sort and filter.
"use strict";

/** @param {HTMLTableCellElement | undefined} cell */
function keyOf(cell) {
  const given = cell?.dataset.sort;
  return given === undefined ? (cell?.textContent ?? "").trim() : Number(given);
}

/** Numbers before texts; what is missing (NaN) after everything, whichever the direction. */
function compare(a, b, sign) {
  const aMissing = Number.isNaN(a);
  const bMissing = Number.isNaN(b);
  if (aMissing || bMissing) return Number(aMissing) - Number(bMissing);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * String(a).localeCompare(String(b), document.documentElement.lang, { numeric: true });
}

function enhance(frame) {
  const table = frame.querySelector("table");
  const tools = frame.querySelector(".tools");
  const [search, verdict, sortBy] = ["search", "verdict", "sort"].map((name) =>
    tools.querySelector(`[data-tool="${name}"]`),
  );
  const descending = tools.querySelector('[data-tool="descending"]');
  const status = tools.querySelector("output");
  const headings = [...table.tHead.rows[0].cells];
  const records = [...table.tBodies];
  const sortable = headings.filter((heading) => heading.hasAttribute("aria-sort"));

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const record of records) {
      const text = record.textContent.toLowerCase();
      const fits =
        words.every((word) => text.includes(word)) &&
        (!verdict || verdict.value === "" || record.dataset.verdict === verdict.value);
      record.hidden = !fits;
      if (fits) shown++;
    }
    status.textContent = status.dataset.template.replace("{shown}", shown).replace("{all}", records.length);
  }

  /** @param column -1 for the order in which the records came. */
  function sort(column, isDescending) {
    const sign = isDescending ? -1 : 1;
    const sorted =
      column < 0
        ? isDescending
          ? records.toReversed()
          : records
        : records.toSorted((a, b) => compare(keyOf(a.rows[0].cells[column]), keyOf(b.rows[0].cells[column]), sign));
    table.append(...sorted);
    for (const heading of sortable) {
      const isSorted = headings.indexOf(heading) === column;
      heading.setAttribute("aria-sort", isSorted ? (isDescending ? "descending" : "ascending") : "none");
    }
    sortBy.value = String(column);
    descending.checked = isDescending;
  }

  for (const heading of sortable) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      sort(headings.indexOf(heading), heading.getAttribute("aria-sort") === "ascending");
    });
  }
  search.addEventListener("input", filter);
  verdict?.addEventListener("change", filter);
  for (const control of [sortBy, descending]) {
    control.addEventListener("change", () => sort(Number(sortBy.value), descending.checked));
  }
  tools.hidden = false;
  filter();
}

for (const frame of document.querySelectorAll(".data-table")) enhance(frame);
