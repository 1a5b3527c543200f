"""A million documents through the reader: real records with everything done to them that a hand, a program or chance may do.

    python -m fuzz.million [how many] [seed]     (make fuzz)

Prints how many documents were read, in how many seconds of the processor, and what was told of them. Ends at the first
document that brings an exception, or a finding outside the file, and shows it.
"""

import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from fuzz.made_up import HOSTILE
from fuzz.test_reader import looked_at
from macros.model import BY_FOLDER, Record

TESTS = Path(__file__).parent.parent
CORPUS = [
    (path.read_bytes(), BY_FOLDER[path.parent.name], path.stem)
    for home in ("klein", "proefsite", "stuk")
    for path in sorted((TESTS / home).glob("principles/*/*.yml"))
    if path.parent.name in BY_FOLDER
]
SIGNS = [
    text.encode()
    for text in (
        *HOSTILE,
        "\r",
        "\r\n",
        "\t",
        "  ",
        "\n\n",
        "- ",
        ": ",
        "#",
        "'",
        '"',
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "---",
        "...",
        "\ufeff",
        "\u200b",
        "\ue000",
        "\u2028",
    )
]
SIGNS += [bytes([byte]) for byte in range(256)]


def mutated(chance: random.Random, data: bytes) -> bytes:
    """The same with one to six things done to it."""
    for _ in range(chance.randint(1, 6)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        lines = data.split(b"\n")
        match chance.randrange(8):
            case 0:
                data = data[:at] + chance.choice(SIGNS) + data[at:]
            case 1:
                data = data[:at] + data[min(to, at + chance.randint(1, 40)) :]
            case 2:
                data = data[:to]
            case 3:
                lines.insert(chance.randrange(len(lines) + 1), lines.pop(chance.randrange(len(lines))))
                data = b"\n".join(lines)
            case 4:
                place = chance.randrange(len(lines))
                lines[place] = b" " * chance.randint(0, 6) + lines[place].lstrip()
                data = b"\n".join(lines)
            case 5:
                place = chance.randrange(len(lines))
                name, colon, _ = lines[place].partition(b": ")
                lines[place] = name + colon + b"".join(chance.choices(SIGNS, k=chance.randint(1, 5)))
                data = b"\n".join(lines)
            case 6:
                data = data[:at] + data[at:to] * chance.randint(2, 4) + data[to:]
            case 7:
                other = chance.choice(CORPUS)[0]
                data = data[:at] + other[chance.randrange(len(other)) :][:200] + data[to:]
    return data[: 1 << 16]


def part(count: int, seed: int) -> tuple[float, Counter[str]]:
    """Read ``count`` documents; the seconds of the processor, and how many documents each code was told of."""
    chance = random.Random(seed)
    told: Counter[str] = Counter()
    start = time.process_time()
    for _ in range(count):
        data, model, name = chance.choice(CORPUS)
        made = mutated(chance, data)
        told.update(set(codes(made, model, name)) or {"(niets)"})
    return time.process_time() - start, told


def codes(data: bytes, model: type[Record], name: str) -> list[str]:
    try:
        return looked_at(data, model, name)
    except BaseException:
        print(f"{model.__name__}: {data!r}", file=sys.stderr)
        raise


def main(count: int = 1_000_000, seed: int = 0) -> None:
    seed = seed or random.SystemRandom().randrange(1 << 32)
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers) as pool:
        parts = list(pool.map(part, [count // workers] * workers, range(seed, seed + workers)))
    told = sum((found for _, found in parts), Counter[str]())
    seconds = sum(used for used, _ in parts)
    print(
        f"{count // workers * workers} documenten in {seconds:.0f} seconden van de processor (begin {seed}): geen uitzondering, elke melding in het bestand."
    )
    print(
        f"{told.pop('(niets)', 0)} waren goed. {len(told)} soorten meldingen: "
        + ", ".join(f"{code} {number}" for code, number in told.most_common())
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
