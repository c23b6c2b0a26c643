"""What was seen of one client in one trial, and whether it is at the end as it was at the beginning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from .counts import EXACT, Counts
from .tally import Tally

#: Bytes by which the heap may grow from the beginning to the end, however long it is between them. A page's code is
#: compiled to machine code all the time; Node's is not here.
HEAP_ALLOWANCE = {'Node': 200_000, 'Chromium': 600_000}


@dataclass(frozen=True)
class Record:
    """One client in one trial.

    Attributes:
        trial: title of the trial.
        client: name of the client.
        unit: what the trial does again and again.
        samples: what there was after how many of them; the first is the beginning.
        tally: of its requests, at the end.
        exit: how it ended: the code of its process (0 for a page), and what it had to complain of.
        seconds: how long it took, in all.
    """

    trial: str
    client: str
    unit: str
    samples: list[tuple[int, Counts]]
    tally: Tally
    exit: tuple[int, str]
    seconds: float

    @property
    def done(self) -> int:
        """How many times the trial did what it does, after the beginning."""
        return self.samples[-1][0]

    @property
    def heaps(self) -> list[int]:
        """Bytes of the heap, by sample."""
        return [counts.heap for _, counts in self.samples]

    @property
    def changes(self) -> list[float]:
        """Bytes by which the heap is larger than at the beginning, by sample; the beginning is the median of three."""
        begin = median(self.heaps[: self._few])
        return [heap - begin for heap in self.heaps]

    @property
    def growth(self) -> float:
        """Bytes by which it has grown, to the median of the last three samples."""
        return median(self.changes[-self._few :])

    @property
    def _few(self) -> int:
        return min(3, len(self.samples) // 2)

    @property
    def allowance(self) -> int:
        """Bytes by which it may grow."""
        return HEAP_ALLOWANCE[self.client]

    def ends(self, name: str) -> tuple[int, int]:
        """One of the counts at the beginning and at the end."""
        first, last = (int(getattr(counts, name)) for counts in (self.samples[0][1], self.samples[-1][1]))
        return first, last

    def complaints(self) -> Iterator[str]:
        """What is not as it has to be, in sentences; nothing when all is well."""
        tally = self.tally
        if tally.lost:
            yield f'{tally.lost:,} of {tally.asked:,} requests were lost without an ending'
        if tally.twice:
            yield f'{tally.twice:,} endings came twice'
        for name, words in EXACT.items():
            first, last = self.ends(name)
            if first != last:
                yield f'{words}: {first:,} at the beginning, {last:,} at the end'
        if self.growth > self.allowance:
            yield f'the heap has grown by {self.growth:,.0f} bytes, and {self.allowance:,} are allowed'
        if self.exit != (0, ''):
            yield f'it ended with the code {self.exit[0]} and said: {self.exit[1]}'
