"""Who the bot is: what a client asks when it logs in."""

from typing import Any

from bot.playground.call import Call, Reply, Route, ok

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
    return ok(call.state.cast.bot | {"mfa_enabled": False, "locale": "fr", "verified": True, "email": None})


def _application(call: Call) -> Reply:
    own = {
        "owner": call.state.cast.personas["administration"],
        "bot": call.state.cast.bot,
        "approximate_guild_count": len(call.state.guilds),
    }
    return ok(call.state.application | _UNUSED | own)


def _my_guilds(call: Call) -> Reply:
    return ok([guild.summary(call.state.bot_id) for guild in call.state.guilds.values()])


def _gateway(call: Call) -> Reply:
    return ok({"url": call.state.gateway_url})


def _gateway_bot(call: Call) -> Reply:
    start_limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return ok({"url": call.state.gateway_url, "shards": 1, "session_start_limit": start_limit})


ROUTES = (
    Route("GET", "/users/@me", _myself),
    Route("GET", "/applications/@me", _application),
    Route("GET", "/oauth2/applications/@me", _application),
    Route("GET", "/users/@me/guilds", _my_guilds),
    Route("GET", "/gateway", _gateway),
    Route("GET", "/gateway/bot", _gateway_bot),
)
