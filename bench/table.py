"""The one table that a run prints."""

from dataclasses import dataclass, field


@dataclass
class Table:
    lines: list[tuple[str, str, str, str]] = field(default_factory=list)

    def judge(self, name: str, figure: float, unit: str, at_most: float | None = None, at_least: float | None = None) -> None:
        """A figure with its bar, which is a limit on one side."""
        met = figure <= at_most if at_most is not None else figure >= at_least
        bar = f"≤ {at_most:g}" if at_most is not None else f"≥ {at_least:g}"
        self.lines.append((name, f"{figure:.2f} {unit}", f"{bar} {unit}", "ok" if met else "short"))

    def note(self, name: str, figure: str) -> None:
        """A figure that stands for itself: a fact about the machine, or a row without a bar."""
        self.lines.append((name, figure, "", ""))

    def inform(self, name: str, figure: str) -> None:
        """A figure without a bar, under the row that it explains."""
        self.lines.append(("  " + name, figure, "", ""))

    def fail(self, name: str, reason: str) -> None:
        self.lines.append((name, f"not measured: {reason}", "", "short"))

    @property
    def short(self) -> bool:
        return any(verdict == "short" for *_, verdict in self.lines)

    def __str__(self) -> str:
        head = ("row", "figure", "bar", "")
        name, figure, bar = (max(len(line[column]) for line in [head, *(
            line for line in self.lines if column == 0 or line[2])]) for column in range(3))
        return "\n".join(f"{a:<{name}}  {b:<{figure}}  {c:<{bar}}  {d}".rstrip() for a, b, c, d in [head, *self.lines])
