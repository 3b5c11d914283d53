/// Counts by months since year 0, as Annals gives them.
export const months = (rows) =>
  rows.map(([month, count]) => {
    const year = Math.floor(Number(month) / 12);
    return [`${String(year).padStart(4, "0")}-${String((Number(month) % 12) + 1).padStart(2, "0")}`, Number(count)];
  });
