"""The one role x ability table. Pages, buttons, API and services ask it; what is not listed is denied."""

from enum import StrEnum

from osp.enums import Role


class Ability(StrEnum):
    """Something a person may do inside one samenwerkingsverband."""

    VIEW_TODAY = "today.view"
    VIEW_PLAN = "plan.view"
    EDIT_PLAN = "plan.edit"
    # Comments and suggestions, by whoever reads the plan along.
    DISCUSS_PLAN = "plan.discuss"
    ADOPT_PLAN = "plan.adopt"
    VIEW_CONTRIBUTIONS = "contributions.view"
    ASK_CONTRIBUTIONS = "contributions.ask"
    FILL_CONTRIBUTION = "contributions.fill"
    SIGN_CONTRIBUTION = "contributions.sign"
    VIEW_INDICATORS = "indicators.view"
    EDIT_INDICATORS = "indicators.edit"
    SCORE_RUBRIC = "rubric.score"
    WRITE_INTERPRETATION = "interpretation.write"
    VIEW_MEETINGS = "meetings.view"
    # The published papers of the gremia that somebody sits in, and nothing else of Overleg.
    READ_PAPERS = "papers.read"
    EDIT_MEETINGS = "meetings.edit"
    PUBLISH_PACK = "pack.publish"
    # By phone in a pulse poll; what its address grants, and no role.
    ANSWER_POLL = "poll.answer"
    VIEW_DATA = "data.view"
    IMPORT_DATA = "data.import"
    SHARE_AGGREGATES = "aggregates.share"
    EDIT_REGISTER = "register.edit"
    # The hand-over file of somebody else, and passing on what they own. Everybody has their own file.
    HAND_OVER = "handover.make"
    MANAGE_MEMBERS = "members.manage"
    VIEW_AUDIT = "audit.view"


_READ = frozenset(
    {Ability.VIEW_TODAY, Ability.VIEW_PLAN, Ability.VIEW_INDICATORS, Ability.VIEW_MEETINGS, Ability.READ_PAPERS}
)
_WRITE = _READ | {
    Ability.EDIT_PLAN,
    Ability.DISCUSS_PLAN,
    Ability.VIEW_CONTRIBUTIONS,
    Ability.ASK_CONTRIBUTIONS,
    Ability.EDIT_INDICATORS,
    Ability.SCORE_RUBRIC,
    Ability.WRITE_INTERPRETATION,
    Ability.EDIT_MEETINGS,
    Ability.VIEW_DATA,
    Ability.IMPORT_DATA,
    Ability.EDIT_REGISTER,
    Ability.HAND_OVER,
}
_VIEWER = (_READ - {Ability.VIEW_MEETINGS}) | {Ability.DISCUSS_PLAN}
_FILLS = frozenset({Ability.VIEW_CONTRIBUTIONS, Ability.FILL_CONTRIBUTION})

ROLE_ABILITIES: dict[Role, frozenset[Ability]] = {
    Role.ADMIN: _READ
    | {Ability.VIEW_DATA, Ability.EDIT_REGISTER, Ability.HAND_OVER, Ability.MANAGE_MEMBERS, Ability.VIEW_AUDIT},
    Role.DIRECTOR: _WRITE | {Ability.PUBLISH_PACK, Ability.VIEW_AUDIT, Ability.SHARE_AGGREGATES, Ability.ADOPT_PLAN},
    Role.QUALITY: _WRITE,
    Role.BOARD_MEMBER: _READ | {Ability.DISCUSS_PLAN, Ability.VIEW_CONTRIBUTIONS},
    Role.SUPERVISOR: _READ | {Ability.DISCUSS_PLAN},
    Role.OPR_MEMBER: _VIEWER,
    Role.SCHOOL_BOARD: _VIEWER | _FILLS | {Ability.SIGN_CONTRIBUTION},
    Role.SCHOOL_BOARD_STAFF: _VIEWER | _FILLS,
    Role.SCHOOL: _FILLS | {Ability.VIEW_TODAY, Ability.VIEW_PLAN},
    Role.MUNICIPALITY: _VIEWER | _FILLS | {Ability.SIGN_CONTRIBUTION},
}


def abilities_of(roles: frozenset[Role]) -> frozenset[Ability]:
    """Everything these roles may do together."""
    return frozenset().union(*(ROLE_ABILITIES[role] for role in roles))
