"""Native polls: what a message keeps of one, who voted what, and how it ends (Discord's reference, « Poll Resource »)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from bot.playground.errors import Refusal, Refused, invalid_field
from bot.playground.json_types import JSON
from bot.playground.screen import NotOnScreen, folded

if TYPE_CHECKING:
    from bot.playground.state import State

POLL_RESULT: Final = 46
"""The type of the message by which Discord tells that a poll has ended."""

DAY: Final = 24
"""How many hours a poll lasts where the request does not say."""


class Change(IntEnum):
    """What a member did of one answer."""

    ADDED = 1
    REMOVED = 2


@dataclass(slots=True)
class Poll:
    """A poll that was posted: ``shown`` is the object in the message's JSON, ``votes`` the voters of each answer, in order.

    ``ended`` says that it takes no more votes: their counts may not be final yet.
    """

    message: JSON
    votes: dict[int, list[str]]
    ended: bool = False

    @property
    def shown(self) -> JSON:
        """The poll as the protocol writes it, in its message."""
        found: JSON = self.message["poll"]
        return found

    @property
    def final(self) -> bool:
        """Whether its votes have been precisely counted."""
        counted: bool = self.shown["results"]["is_finalized"]
        return counted

    @property
    def expires_at(self) -> datetime:
        """When it ends by itself, or was ended."""
        return datetime.fromisoformat(self.shown["expiry"])

    def count(self) -> None:
        """Write the counts; Discord leaves out the answers that have no vote."""
        self.shown["results"]["answer_counts"] = [
            {"id": answer, "count": len(voters), "me_voted": False} for answer, voters in self.votes.items() if voters
        ]


def start_poll(state: "State", message: JSON, payload: JSON) -> None:
    """Give a new message the poll that its request asks; it takes votes from now on."""
    asked = payload["poll"]
    answers = [
        {"answer_id": number, "poll_media": _media(answer["poll_media"])}
        for number, answer in enumerate(asked["answers"], start=1)
    ]
    ends = state.clock.now() + timedelta(hours=int(asked.get("duration") or DAY))
    message["poll"] = {
        "question": {"text": asked["question"]["text"]},
        "answers": answers,
        "expiry": ends.astimezone(UTC).isoformat(),
        "allow_multiselect": bool(asked.get("allow_multiselect")),
        "layout_type": asked.get("layout_type") or 1,
        "results": {"answer_counts": [], "is_finalized": False},
    }
    state.polls[message["id"]] = Poll(message, {number: [] for number in range(1, len(answers) + 1)})


def find_poll(state: "State", channel_id: str, message_id: str) -> Poll:
    """The poll of a message; ``Refused`` where there is no such message (10008), or it has none (520006)."""
    stored = state.messages.find_public(channel_id, message_id)
    if "poll" not in stored.raw:
        raise Refused(Refusal.NOT_A_POLL)
    return state.polls[message_id]


def voters(state: "State", poll: Poll, answer_id: int, after: int | None, limit: int) -> list[JSON]:
    """Who chose an answer, by identifier: ``limit`` of them after one; ``Refused`` (50035) where it has no such answer."""
    if answer_id not in poll.votes:
        raise invalid_field(("answer_id",), "BASE_TYPE_CHOICES", "Unknown answer")
    found = sorted(poll.votes[answer_id], key=int)
    return [state.users[user] for user in found if after is None or int(user) > after][:limit]


def answers_named(poll: Poll, wanted: Sequence[str]) -> list[int]:
    """The answers of those texts, whatever their case; ``NotOnScreen`` for one that is not there, none, or too many."""
    texts: list[str] = [answer["poll_media"]["text"] for answer in poll.shown["answers"]]
    by_text = {folded(text): number for number, text in enumerate(texts, start=1)}
    missing = [text for text in wanted if folded(text) not in by_text]
    most = len(by_text) if poll.shown["allow_multiselect"] else 1
    if missing or not 1 <= len(wanted) <= most:
        raise NotOnScreen(", ".join(missing or wanted), texts)
    return [by_text[folded(text)] for text in wanted]


def change_vote(poll: Poll, user_id: str, answers: Sequence[int]) -> list[tuple[Change, int]]:
    """Let a member's vote be these answers, none to take it back: what changed; ``Refused`` (520001) once it has ended."""
    if poll.ended:
        raise Refused(Refusal.POLL_EXPIRED)
    changes = []
    for answer, those in poll.votes.items():
        if user_id in those and answer not in answers:
            those.remove(user_id)
            changes.append((Change.REMOVED, answer))
        elif user_id not in those and answer in answers:
            those.append(user_id)
            changes.append((Change.ADDED, answer))
    poll.count()
    return changes


def end_poll(state: "State", poll: Poll) -> bool:
    """Take no more votes; false where it took none already."""
    if poll.ended:
        return False
    now = state.clock.now().astimezone(UTC)
    if poll.expires_at > now:
        poll.shown["expiry"] = now.isoformat()
    poll.ended = True
    return True


def count_poll(state: "State", poll: Poll) -> bool:
    """Count for good, where Discord has had the time since it ended; false where it has not, or has counted already."""
    if poll.final or not poll.ended or poll.expires_at + state.poll_counting > state.clock.now():
        return False
    poll.count()
    poll.shown["results"]["is_finalized"] = True
    return True


def due_polls(state: "State") -> list[Poll]:
    """The polls whose hour has come and that are not counted; those whose messages are gone are forgotten."""
    now = state.clock.now()
    for message_id, poll in list(state.polls.items()):
        if state.messages.get(poll.message["channel_id"], message_id) is None:
            del state.polls[message_id]
    return [poll for poll in state.polls.values() if not poll.final and poll.expires_at <= now]


def result_of(poll: Poll) -> JSON:
    """The embed by which Discord says how it ended: the answer that has most votes, where it is one alone."""
    counts = {answer: len(those) for answer, those in poll.votes.items()}
    most = max(counts.values(), default=0)
    first = [answer for answer, count in counts.items() if count == most]
    said = {
        "poll_question_text": poll.shown["question"]["text"],
        "victor_answer_votes": str(most),
        "total_votes": str(sum(counts.values())),
    }
    if most and len(first) == 1:
        texts = {answer["answer_id"]: answer["poll_media"]["text"] for answer in poll.shown["answers"]}
        said |= {"victor_answer_id": str(first[0]), "victor_answer_text": texts[first[0]]}
    fields = [{"name": name, "value": value, "inline": False} for name, value in said.items()]
    return {"type": "poll_result", "fields": fields}


def _media(media: JSON) -> JSON:
    """An answer's text and emoji, as Discord gives them back."""
    said: JSON = {"text": media["text"]}
    emoji = media.get("emoji")
    return said | ({"emoji": {"id": emoji.get("id"), "name": emoji.get("name")}} if emoji else {})
