/** Choosing among documents by facets. Pure: rows of values in, what is left and how many each choice would leave out. */

/** Facet → its values, for one document. */
export type Values = Readonly<Record<string, readonly string[]>>;
/** Facet → chosen values. Of one facet any may fit, of several facets each must. */
export type Choice = Readonly<Record<string, readonly string[]>>;

export function fits(values: Values, choice: Choice, except = ""): boolean {
  return Object.entries(choice).every(
    ([facet, chosen]) =>
      facet === except || chosen.length === 0 || chosen.some((value) => values[facet]?.includes(value)),
  );
}

/**
 * How many rows each value of each facet stands for, given what is chosen in the other facets: the number a reader
 * gets by choosing it.
 */
export function counts(rows: readonly Values[], choice: Choice): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const row of rows) {
    for (const [facet, values] of Object.entries(row)) {
      if (!fits(row, choice, facet)) continue;
      const count = found.get(facet) ?? new Map<string, number>();
      for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
      found.set(facet, count);
    }
  }
  return found;
}

/** Everything the address of the page holds. */
export interface State {
  readonly text: string;
  readonly order: string;
  readonly choice: Choice;
}

/** Reads the state from an address; facets and orders the page does not have are passed over. */
export function readState(query: URLSearchParams, facets: readonly string[], orders: readonly string[]): State {
  const choice: Record<string, readonly string[]> = {};
  for (const facet of facets) {
    const values = (query.get(facet) ?? "").split(",").filter((value) => value !== "");
    if (values.length > 0) choice[facet] = values;
  }
  const order = query.get("xep") ?? "";
  return { text: (query.get("tim") ?? "").trim(), order: orders.includes(order) ? order : (orders[0] ?? ""), choice };
}

/** Writes the state as the query of an address, "" for the page as it opens. Other parameters are kept. */
export function writeState(state: State, before: URLSearchParams, facets: readonly string[], orders: readonly string[]): string {
  const query = new URLSearchParams(before);
  for (const name of ["tim", "xep", ...facets]) query.delete(name);
  if (state.text !== "") query.set("tim", state.text);
  for (const facet of facets) {
    const values = state.choice[facet] ?? [];
    if (values.length > 0) query.set(facet, values.join(","));
  }
  if (state.order !== orders[0]) query.set("xep", state.order);
  const text = query.toString().replace(/%2C/gi, ",");
  return text === "" ? "" : `?${text}`;
}
