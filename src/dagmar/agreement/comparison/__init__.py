"""The comparison of two versions or years of an agreement: what was added, removed, changed, renamed or only moved."""

from dagmar.agreement.comparison.change import Change
from dagmar.agreement.comparison.compare import compare, renamed_grants
from dagmar.agreement.comparison.side_by_side import SideBySide, of_the_rules, side_by_side

__all__ = ["Change", "SideBySide", "compare", "of_the_rules", "renamed_grants", "side_by_side"]
