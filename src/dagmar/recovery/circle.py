"""Steps around a circle: which of them land on an arc, found without trying every one."""

from __future__ import annotations

from collections.abc import Iterator


def returns(begin: int, end: int, step: int, off: int, circle: int) -> Iterator[int]:
    """The numbers n from `begin` to `end` for which (n × step + off) mod `circle` is at most 2 × off, without trying all.

    Multiples of a step around a circle come back to an arc after one of three times only: the shortest that goes forward,
    the shortest that goes back, and their sum (the three-gap theorem).
    """
    arc = 2 * off
    ahead = back = moved_ahead = moved_back = 0
    place = 0
    for turns in range(1, end - begin + 1):
        place = (place + step) % circle
        if not ahead and place <= arc:
            ahead, moved_ahead = turns, place
        if not back and circle - place <= arc:
            back, moved_back = turns, circle - place
        if ahead and back:
            break
    far = end - begin + 1
    ahead, back = ahead or far, back or far
    number, place = begin, (begin * step + off) % circle
    while place > arc and number <= end:
        number, place = number + 1, (place + step) % circle
    while number <= end:
        yield number
        forward = place + moved_ahead <= arc
        if forward and (ahead <= back or place < moved_back):
            number, place = number + ahead, place + moved_ahead
        elif place >= moved_back:
            number, place = number + back, place - moved_back
        else:
            number, place = number + ahead + back, place + moved_ahead - moved_back
