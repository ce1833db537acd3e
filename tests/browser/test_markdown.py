"""Discord's Markdown as the page's nodes: the module is given texts in a real browser (Discord's reference, « Message Formatting »)."""

import json
import random
import re
from typing import Final

import pytest

from bot.playground.json_types import JSON
from bot.playground.server import Playground
from tests.browser.conftest import TakeSeat
from tests.browser.seat import Seat

_RENDER: Final = """async (texts) => {
  const { markdown, plainText } = await import(new URL("static/js/markdown.js", location.href));
  return texts.map((text) => {
    const root = document.createElement("div");
    root.append(markdown(text));
    return { html: root.innerHTML, text: root.textContent, plain: plainText(text) };
  });
}"""
_LOOKS: Final = re.compile(r' (?:class|type|target|rel)="[^"]*"')

LINES: Final = {
    "**gras** *italique* _italique_ __souligné__ ~~barré~~": (
        "<strong>gras</strong> <em>italique</em> <em>italique</em> <u>souligné</u> <s>barré</s>"
    ),
    "***les deux***": "<em><strong>les deux</strong></em>",
    "__**souligné gras**__": "<u><strong>souligné gras</strong></u>",
    "**gras *et italique***": "<strong>gras <em>et italique</em></strong>",
    "*italique **et gras** dedans*": "<em>italique <strong>et gras</strong> dedans</em>",
    "nom_de_fichier et 2*3*4": "nom_de_fichier et 2<em>3</em>4",
    "* pas un italique *": "<ul><li><p>pas un italique *</p></li></ul>",
    "a * b * c": "a * b * c",
    "`code **brut**` ``avec ` dedans``": "<code>code **brut**</code> <code>avec ` dedans</code>",
    r"\*échappé\* \_ici\_ \\ \a": r"*échappé* _ici_ \ \a",
    r"¯\_(ツ)_/¯": r"¯\_(ツ)_/¯",
    "une\nautre": "une\nautre",
    "1 < 2 & « <b>gras</b> » <script>alert(1)</script>": (
        "1 &lt; 2 &amp; « &lt;b&gt;gras&lt;/b&gt; » &lt;script&gt;alert(1)&lt;/script&gt;"
    ),
    "<:courroie:123456789012345678> <a:vive:123456789012345678> 🎉": ("<span>:courroie:</span> <span>:vive:</span> 🎉"),
}
LINKS: Final = {
    "[Le plan](https://example.org/plan)": '<a href="https://example.org/plan">Le plan</a>',
    '[Le **plan**](<https://example.org/a> "Titre")': (
        '<a href="https://example.org/a" title="Titre">Le <strong>plan</strong></a>'
    ),
    "[a](https://example.org/a_(b))": '<a href="https://example.org/a_(b)">a</a>',
    "(voir https://example.org/a_(b)).": '(voir <a href="https://example.org/a_(b)">https://example.org/a_(b)</a>).',
    "<https://example.org/>": '<a href="https://example.org/">https://example.org/</a>',
    "**https://example.org/x**": '<strong><a href="https://example.org/x">https://example.org/x</a></strong>',
    "[x](javascript:alert(1)) javascript:alert(1)": "[x](javascript:alert(1)) javascript:alert(1)",
    "[https://banque.example](https://ailleurs.example/)": (
        '[https://banque.example](<a href="https://ailleurs.example/">https://ailleurs.example/</a>)'
    ),
    "[x](ftp://example.org)": "[x](ftp://example.org)",
    "https://": "https://",
}
BLOCKS: Final = {
    "# Un\n## Deux\n### Trois": "<h4>Un</h4><h5>Deux</h5><h6>Trois</h6>",
    "### Trois\n# Un\n### Trois": "<h4>Trois</h4><h4>Un</h4><h5>Trois</h5>",
    "#pas un titre\n#### ni ceci": "<p>#pas un titre\n#### ni ceci</p>",
    "-# menu **texte**\nsuite": "<p>menu <strong>texte</strong></p><p>suite</p>",
    "> une\n> deux\nhors": "<blockquote><p>une\ndeux\n</p></blockquote><p>hors</p>",
    ">sans blanc": "<p>&gt;sans blanc</p>",
    "avant\n>>> une\n\n# deux": "<p>avant\n</p><blockquote><p>une\n\n</p><h4>deux</h4></blockquote>",
    "> > dedans": "<blockquote><p>&gt; dedans</p></blockquote>",
    "- a\n- b\n  - c\n    - d\n- e": (
        "<ul><li><p>a</p></li><li><p>b\n</p><ul><li><p>c\n</p><ul><li><p>d</p></li></ul></li></ul></li>"
        "<li><p>e</p></li></ul>"
    ),
    "3. trois\n4. quatre": '<ol start="3"><li><p>trois</p></li><li><p>quatre</p></li></ol>',
    "- a\n1. b": "<ul><li><p>a</p></li></ul><ol><li><p>b</p></li></ol>",
    "- a\n  suite": "<ul><li><p>a\nsuite</p></li></ul>",
    "-pas une liste": "<p>-pas une liste</p>",
    "```py\nprint('# x')\n> y\n```\nfin": (
        '<pre tabindex="0"><code data-language="py">print(\'# x\')\n&gt; y</code></pre><p>fin</p>'
    ),
    "voici ```une ligne``` là": '<p>voici </p><pre tabindex="0"><code>une ligne</code></pre><p> là</p>',
    "```jamais\nfermé": "<p>```jamais\nfermé</p>",
}


async def rendered(seat: Seat, texts: list[str]) -> list[JSON]:
    """What each text becomes: ``html`` without classes and the like, its ``text``, and ``plain``, its words alone."""
    found: list[JSON] = await seat.page.evaluate(_RENDER, texts)
    return [one | {"html": _LOOKS.sub("", one["html"])} for one in found]


async def html_of(seat: Seat, texts: list[str]) -> dict[str, str]:
    return {text: one["html"] for text, one in zip(texts, await rendered(seat, texts), strict=True)}


async def test_marks_links_and_blocks_are_shown_as_discord_shows_them(seat: TakeSeat) -> None:
    one = await seat()
    lines = {text: html if html.startswith("<ul>") else f"<p>{html}</p>" for text, html in (LINES | LINKS).items()}
    for cases in (lines, BLOCKS):
        assert await html_of(one, list(cases)) == cases


async def test_a_link_opens_elsewhere_and_tells_nothing_of_the_page(seat: TakeSeat) -> None:
    one = await seat()
    (found,) = await one.page.evaluate(_RENDER, ["[Le plan](https://example.org/plan)"])
    assert 'target="_blank" rel="noopener noreferrer"' in found["html"]


async def test_mentions_have_names_and_unknown_ones_words(seat: TakeSeat, world: Playground) -> None:
    guild = world.state.guilds[world.guild_id]
    claire, plan = world.hand("coordination").user["id"], guild.channel_id("plan")
    hidden, role = guild.channel_id("coordination"), guild.role_id("Coordination")
    words = {
        f"<@{claire}> <@!{claire}>": "@Claire Fortin @Claire Fortin",
        f"<@&{role}>": "@Coordination",
        f"<#{plan}>": "#plan",
        f"<#{hidden}>": "#salon inaccessible",
        "<@1> <@&2> <#3>": "@personne inconnue @rôle inconnu #salon inaccessible",
        "@everyone @here @everyones": "@everyone @here @everyones",
        "</plan axe:123>": "/plan axe",
        f"https://discord.com/channels/{guild.id}/{plan}/99": "#plan › message",
        f"https://discord.com/channels/{guild.id}/{plan}": "#plan",
        rf"\<@{claire}>": f"<@{claire}>",
    }
    found = await rendered(await seat(), list(words))
    assert {text: each["text"] for text, each in zip(words, found, strict=True)} == words


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (
            "fr",
            {
                "t": "9 h 00",
                "T": "9 h 00 min 00 s",
                "d": "2013-05-01",
                "D": "1er mai 2013",
                "f": "1er mai 2013 à 9 h 00",
                "F": "mercredi 1er mai 2013 à 9 h 00",
                "s": "2013-05-01 9 h 00",
                "S": "2013-05-01 9 h 00 min 00 s",
            },
        ),
        (
            "en-US",
            {
                "t": "09:00",
                "T": "09:00:00",
                "d": "2013-05-01",
                "D": "May 1, 2013",
                "f": "May 1, 2013 at 09:00",
                "F": "Wednesday, May 1, 2013 at 09:00",
                "s": "2013-05-01, 09:00",
                "S": "2013-05-01, 09:00:00",
            },
        ),
    ],
)
async def test_instants_are_in_the_readers_zone_and_language(
    seat: TakeSeat, locale: str, words: dict[str, str]
) -> None:
    one = await seat(locale=locale)
    found = await rendered(
        one, [*(f"<t:1367413200:{style}>" for style in words), "<t:1367413200>", "<t:99999999999999>"]
    )
    said = [each["text"].replace("\u202f", " ").replace("\xa0", " ") for each in found]
    assert said == [*words.values(), words["f"], "<t:99999999999999>"]
    assert 'datetime="2013-05-01T13:00:00.000Z"' in found[0]["html"]


async def test_a_spoiler_is_neither_read_nor_reached_before_it_is_asked_for(seat: TakeSeat) -> None:
    one = await seat()
    await one.say("Le gagnant est ||[Rachid](https://example.org/)||.")
    message = one.said("Le gagnant")
    await message.get_by_role("button", name="Texte caché").wait_for()
    link = message.get_by_role("link", include_hidden=True)
    assert await link.evaluate("(link) => { link.focus(); return document.activeElement === link; }") is False
    assert await message.get_by_role("link").count() == 0
    await message.get_by_role("button", name="Texte caché").press("Enter")
    await message.get_by_role("link", name="Rachid").wait_for()


async def test_the_words_alone_hide_what_a_spoiler_hides(seat: TakeSeat) -> None:
    (found,) = await rendered(await seat(), ["# **Titre**\n> ||secret|| [lien](https://example.org/)\n- `code`"])
    assert found["plain"] == "Titre [texte caché] lien code"


async def test_no_word_is_lost_whatever_the_marks_around_it(seat: TakeSeat) -> None:
    marks = ["*", "**", "_", "__", "~~", "||", "`", "``", "> ", ">>> ", "- ", "1. ", "# ", "-# ", "[", "](", ")", "<", ">", "\\"]  # fmt: skip
    drawn = random.Random(6)  # noqa: S311 - the same texts each time
    texts = []
    for _ in range(400):
        parts = [
            drawn.choice([drawn.choice(marks), drawn.choice(["\n", " ", ""]), f"mot{drawn.randrange(99)}"])
            for _ in range(30)
        ]
        texts.append("".join(parts))
    for text, found in zip(texts, await rendered(await seat(), texts), strict=True):
        said = found["text"] + found["html"]  # an address or a language is in an attribute
        lost = [word for word in re.findall(r"mot\d+", text) if word not in said]
        assert not lost, json.dumps(text)


async def test_marks_without_end_are_shown_and_freeze_nothing(seat: TakeSeat) -> None:
    texts = ["*" * 4000, "**a " * 1000, "||~~" * 1000, "> " * 2000, "- " * 2000, "[" * 4000]
    for text, found in zip(texts, await rendered(await seat(), texts), strict=True):
        assert found["text"] or found["html"], text[:8]
        assert found["html"].count("<em>") < 100, text[:8]
