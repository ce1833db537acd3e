"""Who the bot is: what a client asks when it logs in."""

from typing import Any

from bot.playground.call import Call, Reply, Route, ok

_MOST_GUILDS = 200

_UNUSED: dict[str, Any] = {
    "team": None,
    "redirect_uris": [],
    "interactions_endpoint_url": None,
    "role_connections_verification_url": None,
    "approximate_user_install_count": 0,
    "approximate_user_authorization_count": 0,
    "explicit_content_filter": 0,
    "eligible_oauth2_scopes": [],
}
"""What the application does not use."""


def _myself(call: Call) -> Reply:
    return ok(call.state.myself)


def _application(call: Call) -> Reply:
    own = {
        "owner": call.state.cast.personas["administration"],
        "bot": call.state.cast.bot,
        "approximate_guild_count": len(call.state.guilds),
    }
    return ok(call.state.application | _UNUSED | own)


def _my_guilds(call: Call) -> Reply:
    limit, after, before = (
        call.number("limit", _MOST_GUILDS, 1, _MOST_GUILDS),
        call.snowflake("after"),
        call.snowflake("before"),
    )
    guilds = [call.state.guilds[key] for key in sorted(call.state.guilds, key=int)]
    if after is not None:
        guilds = [guild for guild in guilds if int(guild.id) > after]
    if before is not None:
        guilds = [guild for guild in guilds if int(guild.id) < before]
    chosen = guilds[-limit:] if before is not None and after is None else guilds[:limit]
    counted = call.flag("with_counts")
    return ok([guild.summary(call.state.bot_id) | (guild.counts if counted else {}) for guild in chosen])


def _gateway(call: Call) -> Reply:
    return ok({"url": call.state.gateway_url})


def _gateway_bot(call: Call) -> Reply:
    return ok({"url": call.state.gateway_url, "shards": 1, "session_start_limit": call.gateway.start_limit})


def _sounds(_: Call) -> Reply:
    return ok([])


ROUTES = (
    Route("GET", "/users/@me", _myself),
    Route("GET", "/applications/@me", _application),
    Route("GET", "/oauth2/applications/@me", _application),
    Route("GET", "/users/@me/guilds", _my_guilds),
    Route("GET", "/gateway", _gateway, open=True),
    Route("GET", "/gateway/bot", _gateway_bot),
    Route("GET", "/soundboard-default-sounds", _sounds),
)
