"""What the own names of the levels do to the words on screens: examples to look at before they hold."""

from osp.dutch import sentence_case
from osp.levels import Levels


def examples(levels: Levels) -> tuple[str, ...]:
    """Sentences as the product writes them, with these names."""
    goal, priority, activity = levels.goal, levels.priority, levels.activity
    return (
        f"{sentence_case(levels.mission.the)} staat voor in het plan.",
        f"{sentence_case(priority.this)} heeft {goal.count(4)}: 2 op koers, 2 aandacht.",
        f"Zonder indicator is niet te zien of {goal.this} wordt gehaald.",
        f"{sentence_case(activity.the)} staat bij {goal.the}.",
        f"{sentence_case(goal.new)} bij „Thuisnabij en passend”",
        f"{priority.capital} 1, {goal.singular} 1.2, {activity.count(3)}",
    )
