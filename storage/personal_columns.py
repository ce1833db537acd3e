"""The register's part on columns that speak of nobody in particular (``storage.personal_data`` has the whole)."""

from collections.abc import Mapping
from typing import Final

# The roundtable's own texts and names. A name in them is masked by importing a corrected plan, or in ``/gerer bottin modifier``.
DOCUMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "assembly": ("title", "place", "link", "agenda", "reason", "minutes_url", "minutes_note"),
    "assembly_series": ("title", "place", "link", "agenda"),
    "attendance": ("guest_name",),  # a guest who is nobody in the directory
    "decision": ("text",),
    "doubt": ("found", "values"),
    "entrustment": ("party",),
    "flash_poll": ("question", "answers"),
    "guild_setting": ("value",),  # an officer who was named without an account
    "journal_entry": ("label",),
    "motion": ("text",),
    "open_ballot": ("answers",),  # a comment may name somebody
    "organization": ("name",),
    "organization_name": ("name",),
    "party": ("name",),
    "party_alias": ("name",),
    "plan": ("title",),
    "plan_node": ("title",),
    "plan_text": ("text",),
    "plan_version": (
        *("title", "introduction", "organization_name", "organization_description"),
        *("organization_mission", "organization_history", "organization_structure"),
    ),
    "sealed_answer": ("value",),
    "statement": ("text",),
    "survey": ("title", "introduction", "published_title", "published_introduction"),
    "survey_question": ("text", "help", "options", "published_text"),
    "version_working_group": ("name",),
    "working_group": ("name",),
}

IMPERSONAL: Final[Mapping[str, tuple[str, ...]]] = {
    "action_event": ("guild_id", "id", "item_id", "happened_at", "kind", "value"),
    "action_fiscal_year": ("guild_id", "version_id", "item_id", "position", "label"),
    "action_party": ("guild_id", "version_id", "item_id", "role", "position", "party_number"),
    "assembly": (
        *("guild_id", "id", "kind", "working_group_id", "status", "start_local", "time_zone", "starts_at"),
        *("length_minutes", "sequence", "changed_at", "series_id", "slot_local", "postponed_from", "convened_at"),
        *("channel_id", "message_id", "check_in_channel_id", "check_in_message_id", "event_id"),
    ),
    "assembly_answer": ("guild_id", "assembly_id"),
    "assembly_series": (
        *("guild_id", "id", "kind", "working_group_id", "length_minutes"),
        *("rule", "first_local", "time_zone", "begun_at", "ended_local"),
    ),
    "attendance": ("guild_id", "id", "assembly_id", "organization_id", "arrived_at"),
    "ballot": ("guild_id", "id", "motion_id", "choice", "organization_id", "cast_at"),
    "ballot_box": ("guild_id", "id", "salt", "closed_at", "cleaned_at"),
    "ballot_participation": ("guild_id", "box_id", "voice"),
    "board_term": ("guild_id", "id", "working_group_id", "starts_on", "ends_on"),
    "deadline": (
        *("guild_id", "id", "item_id", "due_local", "time_zone", "due_at", "rule", "series_key", "slot_local"),
        *("offsets", "status", "answered_at", "followed_up_at", "created_at"),
    ),
    "decision": ("guild_id", "id", "assembly_id", "item_id", "motion_id", "decided_at"),
    "delivery_block": ("guild_id", "code"),
    "doubt": ("guild_id", "id", "version_id", "line", "kind", "reference", "status", "settled_at"),
    "entrustment": ("guild_id", "kind", "role_id", "working_group_id", "organization_id"),
    "flash_poll": ("guild_id", "id", "several", "ends_at", "channel_id", "message_id", "counts"),
    "guild": ("id", "revision", "created_at"),
    "guild_setting": ("guild_id", "key"),
    "journal_entry": ("guild_id", "id", "happened_at", "subject", "act"),
    "link_request": ("guild_id",),
    "motion": (
        *("guild_id", "id", "assembly_id", "kind", "version_id", "working_group_id", "term_starts_on", "term_ends_on"),
        *("status", "opened_at", "closed_at", "votes_for", "votes_against", "votes_abstained"),
        *("voices_present", "voices_required", "box_id", "channel_id", "message_id"),
    ),
    "open_ballot": ("guild_id", "box_id", "id", "stratum"),
    "organization": ("guild_id", "id", "kind", "in_good_standing", "member_since", "active"),
    "organization_name": ("guild_id", "organization_id", "position"),
    "outbox": (
        *("guild_id", "topic", "subject", "subject_id", "destination", "not_before", "expires_at", "state"),
        *("attempts", "claimed_by", "uncertain_since", "late", "duplicates_prevented"),
    ),
    "party": ("guild_id", "version_id", "number"),
    "party_alias": ("guild_id", "version_id", "party_number", "position"),
    "person": ("guild_id",),
    "plan": ("guild_id", "id", "working_group_id", "created_at"),
    "plan_item": ("guild_id", "id", "plan_id", "kind"),
    "plan_node": ("guild_id", "version_id", "item_id", "parent_id", "kind", "number", "position"),
    "plan_text": ("guild_id", "version_id", "kind", "position"),
    "plan_version": ("guild_id", "id", "plan_id", "number", "status", "content_hash", "imported_at", "adopted_on"),
    "reminder_preference": ("guild_id",),
    "representation": ("guild_id",),
    "sealed_answer": ("guild_id", "box_id", "id", "number", "stratum"),
    "statement": ("guild_id", "version_id", "item_id", "node_id", "kind", "position"),
    "subscription": ("guild_id",),
    "survey": (
        *(
            "guild_id",
            "id",
            "status",
            "template",
            "anonymous",
            "by_organization",
            "breakdown",
            "audience",
            "audience_id",
        ),
        *("channel_id", "opens_local", "closes_local", "time_zone", "opens_at", "closes_at", "after_assembly_id"),
        *("open_minutes", "rule", "previous_id", "item_id", "threshold", "publish_results", "box_id", "changed_at"),
        *("published_at", "closed_at", "answered", "invited", "posted_channel_id", "message_id", "corrected_at"),
    ),
    "survey_question": (
        *("guild_id", "survey_id", "number", "kind", "required", "condition_number", "condition_codes", "corrected_at"),
    ),
    "survey_response": ("guild_id", "survey_id"),
    "version_working_group": ("guild_id", "version_id", "position", "active"),
    "working_group": ("guild_id", "id", "active", "channel_id", "role_id", "kind", "recognised", "parent_id"),
}
